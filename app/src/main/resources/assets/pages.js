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

// Times in the reader's own zone and language.
for (const time of document.querySelectorAll("time[data-local]")) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short", numberingSystem: "latn" });
  time.textContent = format.format(new Date(time.dateTime));
}

// A slider goes where it is let go.
for (const field of document.querySelectorAll("[data-submits]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
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

// What asks back is seen whole.
const shown = (event) => event.target.matches?.("details.confirm[open]") && event.target.lastElementChild.scrollIntoView({ block: "nearest" });
document.addEventListener("toggle", shown, true);

// Another language leaves what was typed where it is, passwords too, which are kept nowhere else.
const spoken = ["title", "#gone span", "#gone button"];
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches(".languages") || !submitter) return;
  event.preventDefault();
  const page = await inLanguage(form.action, submitter.value);
  if (!page) return void (gone.hidden = false);
  if (!page.querySelector(".door")) return location.reload(); // signed in meanwhile
  for (const field of page.querySelectorAll(".door :is(input, textarea)")) {
    field.value = document.getElementsByName(field.name)[0]?.value ?? field.value;
  }
  const { lang, dir } = page.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  for (const one of spoken) document.querySelector(one).textContent = page.querySelector(one).textContent;
  document.querySelector(".door").replaceWith(page.querySelector(".door"));
  document.querySelector(".languages [aria-current]")?.focus();
});

async function inLanguage(action, language) {
  const answer = await fetch(action, { method: "POST", body: new URLSearchParams({ language }) }).catch(() => undefined);
  return answer && new DOMParser().parseFromString(await answer.text(), "text/html");
}

// A file that is too large says so before it is sent.
for (const field of document.querySelectorAll("input[data-most]")) {
  field.addEventListener("change", () => {
    const large = field.files[0]?.size > Number(field.dataset.most);
    field.setCustomValidity(large ? field.dataset.tooLarge : "");
    field.reportValidity();
  });
}

// A file that is dropped is chosen; on a page that only waits for one it is sent as well.
for (const place of document.querySelectorAll("[data-drop]")) {
  const field = place.querySelector("input[type=file]");
  const over = place.dataset.drop === "page" ? document.body : place;
  const show = (on) => (over === place ? place.classList.toggle("is-over", on) : (place.hidden = !on));
  const brings = (event) => event.dataTransfer?.types.includes("Files");
  over.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    show(true);
  });
  over.addEventListener("dragleave", (event) => {
    if (!over.contains(event.relatedTarget)) show(false);
  });
  over.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    show(false);
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change"));
    if (over !== place) field.form.requestSubmit();
  });
}

// Asks whether the server is there before a form is sent: a browser puts its own page in the place of
// this one when it is not, and what was typed would be gone.
const gone = document.getElementById("gone");
const asking = new WeakSet();
const asked = new WeakSet();
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!gone || event.defaultPrevented || form.method !== "post" || asked.delete(form)) return;
  event.preventDefault();
  if (asking.has(form)) return; // pressed twice
  asking.add(form);
  const there = await answers();
  asking.delete(form);
  if (there) {
    asked.add(form);
    form.requestSubmit(submitter);
  } else {
    gone.hidden = false;
    gone.querySelector("button").focus();
  }
});
gone?.querySelector("button").addEventListener("click", () => (gone.hidden = true));

async function answers() {
  try {
    const answer = await fetch(gone.dataset.ask, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(8000) });
    return answer.status < 502;
  } catch {
    return false;
  }
}

// What answers while the server cannot be reached (service-worker.js). Where it is switched off nothing of it stays.
const { worker } = document.documentElement.dataset;
if (worker) {
  navigator.serviceWorker?.register(worker).catch(() => undefined); // a browser that keeps nothing
} else if (worker === "") {
  const all = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  all.forEach((one) => one.unregister());
  if (all.length > 0) (await caches.keys()).forEach((name) => caches.delete(name));
}
