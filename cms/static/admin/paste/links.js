/* Where a pasted link leads: programs for mail and documents put an address of their own before it. */

const THROUGH = [
  [/(^|\.)google\.[a-z.]+$/, "/url", ["q", "url"]],
  [/\.safelinks\.protection\.outlook\.com$/, "/", ["url"]],
  [/^l\.facebook\.com$/, "/l.php", ["u"]],
];
const GOOD = new Set(["http:", "https:", "mailto:", "tel:"]);

function address(href) {
  try {
    return new URL(href);
  } catch {
    return null; // a relative address: it led somewhere only where it was copied
  }
}

/** The address to store, or null if it leads nowhere from here. */
export function target(href) {
  const url = address(href.trim());
  if (!url || !GOOD.has(url.protocol)) return null;
  for (const [host, path, names] of THROUGH) {
    const inner = host.test(url.hostname) && url.pathname === path && names.map((name) => url.searchParams.get(name));
    const real = inner && inner.find(Boolean);
    if (real && address(real)) return target(real);
  }
  return href.trim();
}
