import { readInvocation } from './invocation';
import { UsageError } from './usage';

const read = (line: string) => readInvocation(line === '' ? [] : line.split(' '));

describe('the command line of the load test', () => {
  it.each([
    ['', { kind: 'burst', customers: 5_000 }],
    ['--scenario restock --duration 5s', { kind: 'ramp', fromPerS: 500, toPerS: 500, durationS: 5 }],
    ['--scenario bots --customers 9', { kind: 'burst', customers: 9 }],
    ['--customers 300', { kind: 'burst', customers: 300 }],
    ['--rate 50', { kind: 'ramp', fromPerS: 50, toPerS: 50, durationS: 20 }],
    ['--ramp 0..900 --duration 2m', { kind: 'ramp', fromPerS: 0, toPerS: 900, durationS: 120 }],
  ])('reads how the crowd comes from "%s"', (line, shape) => {
    expect(read(line).shape).toEqual(shape);
  });

  it('repeats the command as it was typed', () => {
    expect(read('--rate 50 --seed 7').command).toBe('npm run load-test -- --rate 50 --seed 7');
  });

  it.each([
    ['--scenario none', '--scenario: choose one of burst, overload,'],
    ['--rate 10 --customers 5', '--customers and --rate: choose one way for the crowd to come.'],
    ['--duration 5s', '--duration says nothing to a crowd that comes at once: give --rate.'],
    ['--rate ten', '--rate: write a number.'],
    ['--ramp 5', '--ramp: write from..to customers a second, such as 100..5000.'],
    ['--ramp 0..0', 'That would be 0 customers; there may be 1 to 1000000.'],
    ['--pay 70% --cancel 40%', '--pay and --cancel together are more than all customers.'],
    ['--pay 170%', '--pay: write at most 100%.'],
    ['--units 0 --seed x', '--units: write a number from 1.\n--seed: write a number.'],
    ['--unit 5', "Unknown option '--unit'"],
  ])('refuses "%s", saying why', (line, why) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(why);
  });
});
