// Search and filters. Reads the page's own text and attributes; writes nothing but what is hidden and one count.
"use strict";
(() => {
  const form = document.querySelector("form.filters");
  const openTarget = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    if (target) target.scrollIntoView();
  };
  // Paper has nothing to unfold.
  const printed = new Set();
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not([open])").forEach((details) => { details.open = true; printed.add(details); });
  });
  addEventListener("afterprint", () => {
    printed.forEach((details) => { details.open = false; });
    printed.clear();
  });
  addEventListener("hashchange", openTarget);
  openTarget();
  if (!form) return;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const items = Array.from(document.querySelectorAll("[data-item]"), (element) => ({ element, text: null }));
  const search = form.querySelector("input");
  const choices = Array.from(form.querySelectorAll("select"));
  const count = form.querySelector("[role=status]");
  // What a filter has unfolded, to be folded again after it.
  const unfolded = new Set();

  const matches = (item, words, chosen) => {
    const data = item.element.dataset;
    if (!chosen.every((choice) => choice.value === "=" + data[choice.dataset.key])) return false;
    if (words.length === 0) return true;
    item.text ??= plain(`${item.element.textContent} ${data.more ?? ""}`);
    return words.every((word) => item.text.includes(word));
  };

  const apply = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const chosen = choices.filter((choice) => choice.value !== "");
    const filtering = words.length + chosen.length > 0;
    let shown = 0;
    for (const item of items) {
      const match = matches(item, words, chosen);
      item.element.hidden = !match;
      if (match) shown += 1;
      // What matches must not stay folded away.
      let folder = filtering && match ? item.element.parentElement.closest("details") : null;
      for (; folder; folder = folder.parentElement.closest("details")) {
        if (folder.open) continue;
        folder.open = true;
        unfolded.add(folder);
      }
    }
    if (!filtering) {
      unfolded.forEach((version) => { version.open = false; });
      unfolded.clear();
    }
    const what = count.dataset.what;
    count.textContent = filtering ? `${shown} of ${items.length} ${what} shown` : `All ${items.length} ${what} shown`;
  };

  // Not every way to choose from a list is an input to every browser.
  ["input", "change"].forEach((kind) => form.addEventListener(kind, apply));
  form.querySelector("button").addEventListener("click", (event) => {
    event.preventDefault();
    form.reset();
    apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
  // Browsers put back what was typed when somebody returns to the page.
  addEventListener("pageshow", apply);
})();
