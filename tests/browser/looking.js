/* What a browser can measure of a page besides axe. Each function gives faults as short texts, none if all is well. */
(() => {
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const root = document.documentElement;
  const shown = (each) => each.checkVisibility({ visibilityProperty: true });
  const named = (each) => `${each.tagName.toLowerCase()}.${each.className} “${each.textContent.trim().slice(0, 30)}”`;
  const sideways = () => root.scrollWidth - root.clientWidth;

  function outline() {
    const faults = [];
    for (const selector of ["h1", "main", "body > header", "body > footer", "body > nav.languages"]) {
      const found = document.querySelectorAll(selector).length;
      if (found !== 1) faults.push(`${found} of ${selector}`);
    }
    if (getComputedStyle(document.body).direction !== root.dir) faults.push(`${root.lang} is not shown ${root.dir}`);
    const stops = [...document.querySelectorAll(CONTROLS)].filter(shown);
    if (stops[0]?.getAttribute("href") !== "#main") faults.push("the skip link is not first");
    const switcher = stops.findIndex((each) => each.closest("nav.languages"));
    if (switcher < 0 || switcher > 4) faults.push(`the language switcher is stop ${switcher + 1}`);
    return faults;
  }

  function space() {
    const faults = sideways() > 0 ? [`${sideways()} px too wide`] : [];
    return [...faults, ...small(), ...cutOff()];
  }

  /* WCAG 2.2, 2.5.8, without its exception for spacing: only links within words may be lower than 24 pixels. */
  function small() {
    return [...document.querySelectorAll(CONTROLS)].filter(shown).filter((each) => {
      const inLabel = each.matches("[type=checkbox], [type=radio]") && each.closest("label");
      const box = (inLabel || each).getBoundingClientRect();
      return !withinWords(each) && Math.min(box.width, box.height) < 23.5;
    }).map((each) => `small: ${named(each)}`);
  }

  function withinWords(each) {
    const block = each.parentElement.closest("p, li, dd, td, h2, h3, figcaption, blockquote, div, body");
    return getComputedStyle(each).display === "inline" && block.textContent.trim() !== each.textContent.trim();
  }

  /* WCAG 2.2, 1.4.12: a reader's own spacing costs no text. The policy of the page lets nobody add a style element. */
  function cutOff() {
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [spaced];
    const heading = document.querySelector("h1")?.textContent || "";
    const faults = [...document.querySelectorAll("body *")].filter((each) => {
      const words = each.textContent.trim();
      // What the heading repeats in full may be cut: the last step of the breadcrumb.
      if (!words || heading.includes(words) || each.closest("svg") || forEarsOnly(each)) return false;
      const { overflowX, overflowY } = getComputedStyle(each);
      const wide = each.scrollWidth > each.clientWidth + 1;
      const high = each.scrollHeight > each.clientHeight + 1;
      return (/hidden|clip/.test(overflowX) && wide) || (/hidden|clip/.test(overflowY) && high);
    }).map((each) => `cut off with more space: ${named(each)}`);
    if (sideways() > 0) faults.push(`${sideways()} px too wide with more space`);
    document.adoptedStyleSheets = [];
    return faults;
  }

  /* Hidden, or kept in a box of one pixel for those who listen to the page. */
  function forEarsOnly(each) {
    for (let part = each; part; part = part.parentElement) {
      const { position } = getComputedStyle(part);
      if (position === "absolute" && part.offsetWidth <= 1) return true;
    }
    return !shown(each);
  }

  /* What has the focus now: whether that can be seen, and whether something lies on it. Null at the end of the page. */
  function focused() {
    const here = document.activeElement;
    if (here === document.body) return null;
    const rings = [here, here.closest(".card")].filter(Boolean).map((each) => getComputedStyle(each));
    const seen = rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const box = here.getClientRects()[0];
    const pile = document.elementsFromPoint(box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 12));
    const own = pile.findIndex((each) => here.contains(each) || each.contains(here));
    const hides = (each) => getComputedStyle(each).fill !== "rgba(0, 0, 0, 0)"; // the wide reach of a map's mark does not
    const covered = own < 0 || pile.slice(0, own).some(hides);
    return { name: named(here), seen, covered, isSkipLink: here.matches(".skip-link") };
  }

  window.looking = { outline, space, focused };
})();
