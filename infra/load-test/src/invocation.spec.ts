import { readInvocation } from './invocation';
import { UsageError } from './usage';

const read = (line: string) => readInvocation(line === '' ? [] : line.split(' '));
const rate = (perS: number, durationS: number) => ({ kind: 'ramp', fromPerS: perS, toPerS: perS, durationS });

describe('the command line of the load test', () => {
  it.each([
    ['', { kind: 'burst', customers: 5_000 }],
    ['--customers 300', { kind: 'burst', customers: 300 }],
    ['--burst', { kind: 'burst', customers: 5_000 }],
    ['--burst 300', { kind: 'burst', customers: 300 }],
    ['--burst --customers 300', { kind: 'burst', customers: 300 }],
    ['--scenario bots --burst --customers 9', { kind: 'burst', customers: 9 }],
    ['--scenario restock --duration 8s', rate(500, 8)],
    ['--scenario bots --customers 600', { ...rate(300, 2), customers: 600 }],
    ['--rate 50', rate(50, 20)],
    ['--rate 50 --customers 200', { ...rate(50, 4), customers: 200 }],
    ['--customers 200 --duration 10s', { ...rate(20, 10), customers: 200 }],
    ['--ramp 0..900 --duration 2m', { kind: 'ramp', fromPerS: 0, toPerS: 900, durationS: 120 }],
    ['--ramp 0..900 --customers 900', { kind: 'ramp', fromPerS: 0, toPerS: 900, durationS: 2, customers: 900 }],
  ])('reads how the crowd comes from "%s"', (line, shape) => {
    expect(read(line).shape).toEqual(shape);
  });

  it('repeats the command as it was typed', () => {
    expect(read('').command).toBe('npm run load-test');
    expect(read('--rate 50 --seed 7').command).toBe('npm run load-test -- --rate 50 --seed 7');
    expect(readInvocation(['--out', 'my results/a.json']).command).toBe(
      "npm run load-test -- --out 'my results/a.json'",
    );
  });

  it('takes replicas as the demo does', () => {
    expect(read('--replicas order=2,inventory=1').replicas).toEqual({ order: 2, inventory: 1 });
  });

  it.each([
    ['--scenario none', '--scenario: choose one of burst, overload,'],
    ['--burst ten', '--burst: write a number from 1.'],
    ['--rate 10 --ramp 1..5', '--rate and --ramp: choose one way for the crowd to come.'],
    ['--burst --rate 10', '--burst and --rate: choose one way for the crowd to come.'],
    ['--burst 10 --customers 5', '--burst with a number and --customers: say once how many come.'],
    ['--burst --duration 5s', '--burst and --duration: a crowd that comes at once has no duration.'],
    ['--duration 5s', '--duration says nothing to a crowd that comes at once'],
    ['--rate 10 --customers 5 --duration 5s', '--customers, --rate and --duration: two of them say the third.'],
    ['--rate ten', '--rate: write a number.'],
    ['--ramp 5', '--ramp: write from..to customers a second, such as 100..5000.'],
    ['--ramp 0..0', 'That would be 0 customers; there may be 1 to 1000000.'],
    ['--ramp 0..0 --customers 5', 'nobody would ever come'],
    ['--scenario restock --duration 5s', 'The restock comes 5 s after the opening, when nobody comes any more'],
    ['--scenario restock --burst', 'The restock comes 5 s after the opening, when nobody comes any more'],
    ['--scenario provider-down --burst', 'The provider is away for a part of the time'],
    ['--pay 70% --cancel 40%', '--pay and --cancel together are more than all customers.'],
    ['--scenario cancel-storm --pay 70%', "(70% and 60%; what was not given is the scenario's)"],
    ['--pay 170%', '--pay: write at most 100%.'],
    ['--replicas stock=2', 'there is no service "stock"'],
    ['--out result', '--out: write a file name that ends in .json.'],
    ['--strategy sync', '--strategy: choose queue, direct or both.'],
    ['--strategy both --pay 50%', 'its orders end with the confirmation: nobody pays or cancels.'],
    ['--unit 5', "Unknown option '--unit'"],
  ])('refuses "%s", saying why', (line, why) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(why);
  });

  it('says everything that is wrong at once', () => {
    expect(() => read('--units 0 --seed x')).toThrow('--units: write a number from 1.\n--seed: write a number.');
    expect(() => read('--burst 5 --rate 5 --customers 5 --pay 60% --cancel 60% --replicas order=0')).toThrow(
      [
        '--burst and --rate: choose one way for the crowd to come.',
        '--burst with a number and --customers: say once how many come.',
        '--pay and --cancel together are more than all customers.',
        '--replicas order=0: write order=N with N from 1 to 10.',
      ].join('\n'),
    );
  });
});
