/** Readable at a glance, by day and by night, on a desk and on a phone. */
export const style = `
  :root { color-scheme: light dark; --ink: #1d2129; --soft: #5b6472; --paper: #f6f7f9; --card: #fff; --line: #dfe3e8;
    --pass: #12805c; --fail: #c62828; --unknown: #9a6700; --refuse: #8a94a3; --bar: #4c78a8; --good: #12805c; --bad: #c62828 }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8eaee; --soft: #9aa4b2; --paper: #14171c; --card: #1d2127;
    --line: #343b45; --pass: #1f9d72; --fail: #e5534b; --unknown: #c69026; --refuse: #77818f; --bar: #6ea0d6;
    --good: #3fb68b; --bad: #f0716a } }
  * { box-sizing: border-box }
  body { font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; margin: 0 auto; max-width: 74rem;
    padding: 1rem; color: var(--ink); background: var(--paper) }
  .verdict { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.2rem; padding: 1rem 1.4rem;
    border-radius: .7rem; color: #fff }
  .verdict.pass { background: var(--pass) } .verdict.fail { background: var(--fail) } .verdict.unknown { background: var(--unknown) }
  .verdict h1 { margin: 0; font-size: 2.6rem; line-height: 1.1; letter-spacing: .04em } .verdict p { margin: 0; font-size: 1.05rem }
  section, .card { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: .9rem 1.2rem;
    margin: .9rem 0; min-width: 0 }
  h2 { font-size: 1.15rem; margin: 0 0 .3rem } h3 { font-size: .95rem; margin: 1.1rem 0 .3rem }
  p { margin: .3rem 0 } .soft { color: var(--soft); font-size: .88rem } .note { border-left: 4px solid var(--unknown);
    padding: .3rem .8rem; margin: .7rem 0 } .broken { border-color: var(--fail) }
  .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.2rem, 1fr)); gap: .7rem; margin: .9rem 0 }
  .tile { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: .6rem .9rem }
  .tile b { display: block; font-size: 1.4rem; line-height: 1.25; white-space: nowrap; font-variant-numeric: tabular-nums }
  .tile span { color: var(--soft); font-size: .85rem }
  .line { display: grid; grid-template: 'name rail number' / minmax(7rem, 17rem) 1fr 8rem; gap: 0 .8rem;
    align-items: center; margin: .2rem 0 }
  .line .name { grid-area: name } .line .rail { grid-area: rail } .line .number { grid-area: number }
  .line .name { overflow-wrap: anywhere } .line .name small { color: var(--soft); display: block; line-height: 1.2 }
  .line .rail { background: color-mix(in srgb, var(--line) 45%, transparent); border-radius: .25rem; height: 1.05rem }
  .line .rail i { display: block; height: 100%; min-width: 2px; border-radius: .25rem; background: var(--bar) }
  .line .rail i.good { background: var(--good) } .line .rail i.refuse { background: var(--refuse) }
  .line .rail i.bad { background: var(--bad) } .line .number { text-align: right; font-variant-numeric: tabular-nums }
  .line .number small { color: var(--soft) }
  .scroll { overflow-x: auto } table { border-collapse: collapse; width: 100% }
  th, td { text-align: left; padding: .22rem .8rem .22rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
  th { font-weight: 600 } thead th { color: var(--soft); font-size: .85rem; font-weight: 500 }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
  .good { color: var(--good) } .bad { color: var(--bad) } .pass { color: var(--pass) } .fail { color: var(--fail) }
  .verdict.pass, .verdict.fail, .verdict.unknown { color: #fff } .unknown { color: var(--unknown) }
  code, .ids { font: 13px/1.45 ui-monospace, monospace; overflow-wrap: anywhere }
  summary { cursor: pointer } summary h2 { display: inline }
  .charts, .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem 1.4rem }
  .pair > * { min-width: 0 } figure { margin: 0; min-width: 0 } figcaption { font-weight: 600; font-size: .92rem }
  figcaption small { color: var(--soft); font-weight: 400 } .plot { height: 190px }
  .u-legend { font-size: 12px; text-align: left } .u-legend .u-value { font-variant-numeric: tabular-nums }
  .uplot { width: 100% }
  @media (max-width: 34rem) { body { padding: .6rem } section, .card { padding: .7rem .8rem }
    .line { grid-template: 'name number' 'rail rail' / 1fr auto; margin: .45rem 0 } .line .rail { height: .6rem } }`;
