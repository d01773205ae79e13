// What the pages can do better with a script. All of them work without it.

// A link to hand on: one press copies it.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break; // only over https or on this machine
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
  });
}

// A menu closes when one looks elsewhere or presses Escape.
const menus = "details.nav-menu, details.confirm";
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(menus)) {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.(menus);
  if (menu && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
