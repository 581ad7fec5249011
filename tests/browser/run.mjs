// Walks every page of a running node in Chromium, as both demo accounts, and holds it to what the accessibility page
// says: no axe violation, no sideways scrolling at 320 px or at 200 % zoom, readable without JavaScript, keyboard with
// a visible focus, nothing refused by the content security policy.
//
//   node run.mjs --base http://127.0.0.1:8080 --account login:password --account login:password [--out FOLDER]
//   … --only '^/(agreements|census)'    those pages alone, while one works on them
//
// Variables ENTENTE_BASE, ENTENTE_ACCOUNTS (separated by spaces), ENTENTE_OUT and ENTENTE_CHROMIUM do the same. It asks
// for one access, verifies the log and sends one file in parts, as a person would.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values } = parseArgs({
  options: {
    base: { type: "string", default: process.env.ENTENTE_BASE ?? "http://127.0.0.1:8080" },
    account: { type: "string", multiple: true, default: (process.env.ENTENTE_ACCOUNTS ?? "").split(" ").filter(Boolean) },
    out: { type: "string", default: process.env.ENTENTE_OUT ?? "" },
    only: { type: "string", default: process.env.ENTENTE_ONLY ?? "" },
  },
});
const base = values.base.replace(/\/$/, "");
const accounts = values.account.map((text) => ({ login: text.slice(0, text.indexOf(":")), password: text.slice(text.indexOf(":") + 1) }));
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Pages of one kind are alike: so many of each are walked, enough to see every outcome of a decision.
const PER_KIND = { references: 4, institutions: 4, decisions: 5, deposits: 12, deliveries: 2, datasets: 3, agreements: 26, census: 4, figures: 20, log: 1 };
// Walked once, as a visitor; the first page of the log is the log.
const WALKED_ELSEWHERE = ["/help", "/accessibility", "/sign-in", "/log?page=1"];
const MODES = [
  { name: "fr-1280", lang: "fr", width: 1280, height: 900, axe: true, keyboard: true },
  { name: "en-1280-dark", lang: "en", width: 1280, height: 900, scheme: "dark", axe: true },
  { name: "fr-320", lang: "fr", width: 320, height: 640, axe: true },
  { name: "en-zoom-200", lang: "en", width: 640, height: 450, scale: 2 },
  { name: "fr-no-script", lang: "fr", width: 1280, height: 900, script: false },
];

let passed = 0;
let failed = 0;
let skipped = 0;
function report(name, problems) {
  if (problems.length === 0) {
    passed += 1;
    console.log(`ok ${name}`);
  } else {
    failed += 1;
    console.log(`not ok ${name}`);
    for (const problem of problems) console.log(`    ${problem}`);
  }
}

// One check of many assertions: an exception is one problem more, not the end of the walk.
async function check(name, work) {
  const problems = [];
  try {
    await work((right, problem) => right || problems.push(problem));
  } catch (error) {
    problems.push(String(error).split("\n")[0]);
  }
  report(name, problems);
}

async function open(browser, mode, cookies) {
  const context = await browser.newContext({
    viewport: { width: mode.width, height: mode.height },
    deviceScaleFactor: mode.scale ?? 1,
    colorScheme: mode.scheme ?? "light",
    locale: mode.lang,
    javaScriptEnabled: mode.script ?? true,
    reducedMotion: "reduce",
  });
  if (cookies) await context.addCookies(cookies);
  return context;
}

async function signIn(context, account) {
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.fill("#login", account.login);
  await page.fill("#password", account.password);
  await page.press("#password", "Enter");
  await page.waitForURL((url) => url.pathname === "/");
  await page.close();
  return context.cookies();
}

// Pages that can be reached by links from the home page.
async function discover(context) {
  const page = await context.newPage();
  const seen = new Set(["/"]);
  const counts = {};
  const queue = ["/"];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    await page.goto(base + path);
    const links = await page.locator("a[href]:not([download])").evaluateAll((all) => all.map((a) => a.href));
    for (const link of links) {
      const url = new URL(link);
      const to = url.pathname + url.search;
      if (url.origin !== new URL(base).origin || seen.has(to) || /\/report\.|\/files\/|lang=/.test(to)) continue;
      seen.add(to);
      const kind = to.split(/[/?]/)[1];
      const isOne = to.split(/[/?]/).length > 2;
      counts[kind] = (counts[kind] ?? 0) + (isOne ? 1 : 0);
      if (!isOne || counts[kind] <= (PER_KIND[kind] ?? 2)) queue.push(to);
      else seen.delete(to);
    }
  }
  await page.close();
  const wanted = new RegExp(values.only);
  return [...seen].filter((path) => !WALKED_ELSEWHERE.includes(path) && wanted.test(path)).sort();
}

async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  return found.violations.map((v) => {
    const at = v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} (${n.failureSummary?.split("\n")[1]?.trim() ?? ""})`);
    return `axe ${v.id}, ${v.nodes.length}: ${at.join(" ; ")}`;
  });
}

const overflow = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return "";
    const wide = [...document.querySelectorAll("main *, header *, footer *")].filter(
      (e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".scroll, pre, .unseen"),
    );
    return `${document.documentElement.scrollWidth} px wide in ${width}: ${wide.slice(0, 3).map((e) => `${e.tagName}.${e.className}`).join(", ")}`;
  });

// Tab from the top: the skip link first, a visible mark on each stop, and every main action reached.
async function keyboard(page, right) {
  const wanted = await page.locator("main button, main a.act, .menu a").count();
  const reached = new Set();
  let last = null;
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const outlined = (style) => style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
      e.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length + 1);
      return {
        id: e.dataset.stop,
        skip: e.classList.contains("skip") && e.getBoundingClientRect().top >= 0,
        seen: outlined(getComputedStyle(e)) || outlined(getComputedStyle(e, "::after")),
        main: e.matches("main button, main a.act, .menu a"),
        text: `${e.tagName} ${e.textContent.trim().slice(0, 40)}`,
      };
    });
    // A date field has a stop for the day, the month and the year.
    if (stop && stop.id === last) continue;
    if (!stop || reached.has(stop.id)) break;
    last = stop.id;
    if (step === 0) right(stop.skip, `the first stop is not the skip link: ${stop.text}`);
    right(stop.seen, `no visible focus on ${stop.text}`);
    reached.add(stop.id);
  }
  const main = await page.locator("[data-stop]").evaluateAll((all) => all.filter((e) => e.matches("main button, main a.act, .menu a")).length);
  right(main === wanted, `the keyboard reaches ${main} of ${wanted} main actions`);
}

async function walk(page, path, mode, expected, shot) {
  const name = `${shot} ${path} ${mode.name}`;
  const heard = [];
  const listen = (message) => message.type() === "error" && heard.push(`console: ${message.text()}`);
  const crash = (error) => heard.push(`script: ${error}`);
  page.on("console", listen);
  page.on("pageerror", crash);
  let text = "";
  await check(name, async (right) => {
    const response = await page.goto(base + path);
    right(response.status() === expected, `status ${response.status()}`);
    if (expected >= 400) heard.length = 0;
    right((await page.locator("html").getAttribute("lang")) === mode.lang, `the page is not in ${mode.lang}`);
    right((await page.locator("h1").count()) === 1, "not one h1");
    text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
    right(text.length > 20, "the page is empty");
    // A word that is missing from the resource files shows as its id.
    const bare = text.match(/\b(home|clause|decision|problem|help|finding|remedy|protect|col|kind|rule|ref|diff|query|map|institution|reference|comparison|quarantine|withdrawn|expected|alert|sending|tab|phase|signed|signature|signatures|census|entry|fact|life|question|texts|turn|file|files|produced|matrix|conformance|means|party|contents|raci|figures|overflow|place|compare|mixity|flows|sectors|passages|migrations|clearance|clearances|undertaking|mandate|contractors|said|study|studies|projected)(-[a-z]+)+\b/g) ?? [];
    right(bare.length === 0, `words without text: ${bare.slice(0, 3)}`);
    if (values.out) await page.screenshot({ path: join(values.out, `${shot}${path.replace(/[^a-z0-9-]+/gi, "_")}_${mode.name}.png`), fullPage: true });
    // What is folded is held to the same: variables to choose, dictionary, receipt.
    await page.locator("details").evaluateAll((all) => all.forEach((e) => e.setAttribute("open", "")));
    const wide = await overflow(page);
    right(wide === "", `scrolls sideways: ${wide}`);
    if (mode.axe) for (const violation of await violations(page)) right(false, violation);
    if (mode.keyboard) await keyboard(page, right);
    for (const problem of heard) right(false, problem);
  });
  page.off("console", listen);
  page.off("pageerror", crash);
  return text;
}

// Every page in every mode, the modes side by side; without JavaScript the text must be the same.
async function walkAll(browser, cookies, pages, shot) {
  const texts = {};
  const walkMode = async (mode) => {
    const lang = { name: "entente_lang", value: mode.lang, url: base };
    const context = await open(browser, mode, [...cookies, lang]);
    const page = await context.newPage();
    texts[mode.name] = {};
    for (const [path, expected] of pages) texts[mode.name][path] = await walk(page, path, mode, expected, shot);
    await context.close();
  };
  await Promise.all(MODES.map(walkMode));
  for (const [path] of pages) {
    const [given, bare] = ["fr-1280", "fr-no-script"].map((mode) => texts[mode][path]);
    await check(`${shot} ${path} says the same without JavaScript`, (right) =>
      right(given === bare, `${given.length} characters with, ${bare.length} without`));
  }
}

async function visitor(browser) {
  const context = await open(browser, MODES[0]);
  const page = await context.newPage();
  await check("a private page leads to sign-in and keeps where one was going", async (right) => {
    await page.goto(`${base}/log?page=1`);
    right(new URL(page.url()).pathname === "/sign-in", page.url());
    right((await page.inputValue("input[name=next]")) === "/log?page=1", "the address is lost");
  });
  await check("a wrong password is said, next to the fields", async (right) => {
    await page.fill("#login", "nobody-of-this-node");
    await page.fill("#password", "wrong-password");
    await page.click("button.main");
    right((await page.locator("[role=alert]").count()) === 1, "no alert");
    right((await page.getAttribute("#password", "aria-describedby")) === "sign-in-error", "the field does not name its error");
    for (const violation of await violations(page)) right(false, violation);
  });
  await check("the footer switches the language and stays on the page", async (right) => {
    await page.goto(`${base}/help`);
    await page.click("footer a[hreflang=en]");
    right(page.url() === `${base}/help`, page.url());
    right((await page.getAttribute("html", "lang")) === "en", "not in English");
  });
  await check("the skip link goes to the content", async (right) => {
    await page.goto(`${base}/help`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    right((await page.evaluate(() => document.activeElement.id)) === "content", "the focus is elsewhere");
  });
  await context.close();
  await walkAll(browser, [], [["/sign-in", 200], ["/help", 200], ["/accessibility", 200], ["/nowhere", 404]], "visitor");
}

// What each account comes for, with JavaScript off: a request and its answer, the verification of the log.
async function act(browser, cookies, account) {
  const context = await open(browser, MODES.at(-1), [...cookies, { name: "entente_lang", value: "fr", url: base }]);
  const page = await context.newPage();
  await check(`${account.login} verifies the log without JavaScript`, async (right) => {
    await page.goto(`${base}/log`);
    await page.click("main button.main");
    right((await page.locator("[role=status] .badge").count()) === 1, "no result");
  });
  await check(`${account.login} finds, saves and deletes a search without JavaScript`, async (right) => {
    await page.goto(`${base}/institutions`);
    await page.fill("#q", "college");
    await page.click("form[role=search] button.main");
    right(new URL(page.url()).searchParams.get("q") === "college", page.url());
    right((await page.locator("table tbody tr").count()) > 0, "nothing is found");
    await page.fill("#name", "Essai du parcours");
    await page.click("form[action='/queries'] button");
    right((await page.locator(".files a", { hasText: "Essai du parcours" }).count()) === 1, "the query is not listed");
    await page.locator(".files li", { hasText: "Essai du parcours" }).locator("button").click();
    right((await page.locator(".files a", { hasText: "Essai du parcours" }).count()) === 0, "the query is still there");
  });
  await check(`${account.login} finds a convention by the address of its search without JavaScript`, async (right) => {
    await page.goto(`${base}/agreements`);
    await page.fill("#q", "exemple");
    await page.click("form[role=search] button.main");
    right(new URL(page.url()).searchParams.get("q") === "exemple", page.url());
    right((await page.locator("table tbody tr").count()) >= 1, "nothing is found");
    await page.locator("table tbody th a").first().click();
    right((await page.locator(".contents a").count()) > 3, "no contents");
    await page.locator(".contents a").nth(2).click();
    right(new URL(page.url()).hash.startsWith("#article-"), page.url());
  });
  await check(`${account.login} asks the calendar of a convention for two more years without JavaScript`, async (right) => {
    await page.goto(`${base}/agreements/exemple-2024/calendar`);
    const before = await page.locator("table tbody tr").count();
    const until = new Date();
    until.setFullYear(until.getFullYear() + 4);
    await page.fill("#until", until.toISOString().slice(0, 10));
    await page.click("main form button.main");
    right((await page.locator("table tbody tr").count()) > before, "nothing more comes in two more years");
  });
  await check(`${account.login} takes a convention as PDF, calendar and census`, async (right) => {
    for (const [path, start] of [["/agreements/exemple-2024/print.pdf", "%PDF-"], ["/agreements/exemple-2024/calendar.ics", "BEGIN:VCALENDAR"], ["/census.csv", "convention;"]]) {
      const answer = await context.request.get(base + path);
      right(answer.ok() && (await answer.text()).startsWith(start), `${path}: ${answer.status()}`);
    }
  });
  await page.goto(`${base}/datasets`);
  const datasets = await page.locator("main .card a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const dataset of datasets) {
    await page.goto(base + dataset);
    if ((await page.locator("#purpose").count()) === 0) continue;
    await check(`${account.login} asks for ${dataset} without JavaScript`, async (right) => {
      await page.selectOption("#purpose", { index: 1 });
      await page.click("button[value=decide]");
      right(new URL(page.url()).pathname.startsWith("/decisions/"), page.url());
      right((await page.locator("h1 .badge").count()) === 1, "no outcome");
    });
    break;
  }
  await context.close();
}

// A new version in parts: the line breaks on the first one, the person pauses, goes on, reads the report and what changed.
// Whoever received the version before is told: the walk of the other account then sees it.
async function sendInParts(browser, cookies, account) {
  const context = await open(browser, MODES[0], [...cookies, { name: "entente_lang", value: "fr", url: base }]);
  const page = await context.newPage();
  await page.goto(`${base}/datasets/f-carac-elev`);
  if ((await page.locator("form[data-arrivals]").count()) > 0) {
    await check(`${account.login} sends a file in parts over a broken line`, async (right) => {
      const sample = new URL("../../datasets/f-carac-elev/sample.csv", import.meta.url);
      let parts = 0;
      await page.route("**/televersements/*", (route) =>
        route.request().method() === "PATCH" && parts++ === 0 ? route.abort() : route.continue());
      await page.fill("#period", "2026");
      await page.setInputFiles("#file", { name: "essai.csv", mimeType: "text/csv", buffer: readFileSync(sample) });
      await page.click("form[data-arrivals] button.main");
      await page.locator(".progress button").first().click();
      right((await page.locator(".progress progress").getAttribute("aria-label")) !== "", "the progress has no name");
      for (const violation of await violations(page)) right(false, violation);
      await page.locator(".progress button").first().click();
      await page.waitForURL((url) => url.pathname.startsWith("/deposits/d-"), { timeout: 60000 });
      await page.waitForFunction(() => !document.querySelector("[data-reload]"), null, { timeout: 60000 });
      right(parts >= 2, `${parts} parts: the line was never broken`);
      right((await page.locator(".result .badge.good").count()) === 1, await page.locator(".result").innerText());
      await page.locator("a[href*='/compare/']").first().click();
      right((await page.locator("main dl.facts dd").count()) === 6, "no comparison");
    });
  }
  await context.close();
}

// Compares the worst pages on paper: the menu and the forms are not printed.
async function print(browser, cookies, account) {
  const context = await open(browser, MODES[0], cookies);
  const page = await context.newPage();
  await check(`${account.login} prints a page without menu nor forms`, async (right) => {
    await page.goto(`${base}/`);
    await page.emulateMedia({ media: "print" });
    right(!(await page.locator(".menu").isVisible()), "the menu is printed");
    right(await page.locator("h1").isVisible(), "the title is not printed");
    await page.goto(`${base}/agreements/exemple-2024`);
    for (const unprinted of [".tabs", ".contents", ".acts", ".back"]) {
      right(!(await page.locator(unprinted).first().isVisible()), `${unprinted} is printed`);
    }
    right(await page.locator(".clause").first().isVisible(), "the clauses are not printed");
  });
  await context.close();
}

if (values.out) mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.ENTENTE_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
if (!values.only) await visitor(browser);
if (accounts.length === 0) {
  skipped += 1;
  console.log("skipped: no account given, private pages are not walked");
}
for (const account of values.only ? [] : accounts) {
  const context = await open(browser, MODES[0]);
  await sendInParts(browser, await signIn(context, account), account);
  await context.close();
}
for (const account of accounts) {
  const context = await open(browser, MODES[0]);
  let cookies = [];
  await check(`${account.login} signs in with the keyboard`, async () => {
    cookies = await signIn(context, account);
  });
  if (cookies.length > 0) {
    await act(browser, cookies, account);
    await print(browser, cookies, account);
    const pages = await discover(context);
    await walkAll(browser, cookies, pages.map((path) => [path, 200]), account.login);
  }
  await context.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
