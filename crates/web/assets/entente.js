// A form that takes time is sent once: the button says so. Without this script the form works all the same.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    const button = form.querySelector("button");
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      return;
    }
    button.setAttribute("aria-disabled", "true");
    button.dataset.said = button.textContent;
    button.textContent = form.dataset.once;
  });
}
// The page may come back from the browser's memory as it was left: its button is a button again.
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-disabled]")) {
    button.removeAttribute("aria-disabled");
    button.textContent = button.dataset.said;
  }
});
// A page that waits for something that the server is doing asks again; without this script it says how.
const waiting = document.querySelector("[data-reload]");
if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.reload));
