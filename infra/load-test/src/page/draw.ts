/** Draws every chart of the page; runs in the browser, with uPlot and nothing from outside. */
export const draw = `
  const charts = JSON.parse(document.getElementById('charts').textContent);
  const known = { offered: '#6b8fb5', admitted: '#2f9e6e', settled: '#8a63d2', backlog: '#d9822b', oldest: '#d9822b',
    'admitted p99': '#2f9e6e', 'refused p99': '#8a94a3', window: '#8a94a3', error: '#d64545', 'no-answer': '#a61b1b' };
  const others = ['#4c78a8', '#f58518', '#54a24b', '#e45756', '#72b7b2', '#b279a2', '#ca9f00', '#9d755d', '#ff6f9f', '#7f8ea3'];
  const plots = new Map();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const short = (value) => value === null || value === undefined ? '–' : Math.abs(value) >= 1e6 ? value / 1e6 + ' M'
    : Math.abs(value) >= 1e4 ? value / 1e3 + ' k' : value.toLocaleString('en');
  const axis = (extra) => ({ stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1 }, font: '12px system-ui, sans-serif', ...extra });
  function draw(place) {
    const { times, lines } = charts[Number(place.dataset.chart)];
    const series = lines.map(({ label }, index) => ({ label, stroke: known[label] ?? others[index % others.length],
      width: 2, points: { show: times.length < 3, size: 6 }, value: (_plot, value) => short(value) }));
    const top = Math.max(0, ...lines.flatMap(({ values }) => values.filter((value) => value !== null)));
    const options = { width: place.clientWidth, height: 170, cursor: { sync: { key: place.dataset.run } },
      scales: { x: { time: false }, y: { range: [0, top > 0 ? top * 1.08 : 1] } },
      axes: [axis({ values: (_plot, ticks) => ticks.map((tick) => tick + ' s') }),
        axis({ size: 56, values: (_plot, ticks) => ticks.map(short) })],
      series: [{ label: 'at', value: (_plot, value) => value === null ? '–' : value.toFixed(1) + ' s' }, ...series] };
    plots.get(place)?.destroy();
    plots.set(place, new uPlot(options, [times, ...lines.map(({ values }) => values)], place));
    place.style.height = 'auto';
  }
  // Drawn when there is room: a run that is folded away has none. Another width is another picture.
  const widths = new Map();
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.clientWidth === 0 || widths.get(target) === target.clientWidth) continue;
      widths.set(target, target.clientWidth);
      draw(target);
    }
  });
  for (const place of document.querySelectorAll('.plot')) watcher.observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => [...plots.keys()].forEach(draw));`;
