// Improves pages that already work without it: filters apply at once, and print buttons appear.
(() => {
  "use strict";

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  const form = document.querySelector("form[data-autosubmit]");
  form?.addEventListener("change", (event) => {
    const field = event.target;
    if (field.matches("[type=checkbox]:not([data-pick]), select")) {
      sessionStorage.setItem("focus-after-filter", field.id);
      form.requestSubmit();
    }
  });

  // Going back, browsers tick again what was ticked when the page was left; but the address says what is filtered.
  window.addEventListener("pageshow", () => {
    for (const field of form?.elements ?? []) {
      if (field.matches("[type=checkbox]:not([data-pick])")) field.checked = field.defaultChecked;
      else if (field.matches("[type=search]")) field.value = field.defaultValue;
      else if (field.matches("select")) for (const option of field.options) option.selected = option.defaultSelected;
    }
  });

  // After a filter has been applied, keyboard users stand where they stood.
  const id = sessionStorage.getItem("focus-after-filter");
  if (id && form) {
    sessionStorage.removeItem("focus-after-filter");
    const field = document.getElementById(id);
    field?.closest("details")?.setAttribute("open", "");
    field?.focus({ preventScroll: false });
  }
})();
