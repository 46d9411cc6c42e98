// What a reader does, done in a browser. node pages.cjs ADDRESS; needs playwright-core and axe-core.
"use strict";
const assert = require("node:assert/strict");
const { readFile } = require("node:fs/promises");
const axe = require("axe-core");
const { open, window } = require("./browser.cjs");

const base = process.argv[2];
const asked = "/search?q=who+denied+the+allegations";
const passage = "2024/uk-apt31.html#6";
const article = `/article?q=who+denied+the+allegations&id=${encodeURIComponent(passage)}#p6`;
const pages = {
  home: "/",
  results: asked,
  narrowed: "/search?q=sanctions&actor=China&from=2024&to=2024&undated=drop",
  nothing: "/search?q=zzxxyyqq",
  article,
  statements: "/statements?act=deny",
  threads: "/statements?threads=1&target=Russia",
  actor: "/actor?name=China",
  actors: "/actors",
  note: `/note?note=${encodeURIComponent(passage)}`,
  citation: `/cite?id=${encodeURIComponent(passage)}`,
  help: "/help",
  failure: "/article?id=nowhere",
  nowhere: "/no/such/page",
};

const tests = [];
const test = (name, run, options) => tests.push({ name, run, options });
const hits = (page) => page.locator("li.hit");
const path = (page) => { const url = new URL(page.url()); return url.pathname + url.search; };
const settled = (page, pattern) => page.waitForURL(pattern, { timeout: 15000 });

test("a question is asked and the passages that answer come first", async (page) => {
  await page.goto("/");
  await page.fill("#q", "who denied the allegations");
  await page.press("#q", "Enter");
  await settled(page, /\/search\?q=who\+denied/);
  assert.ok(await hits(page).count() >= 5);
  assert.ok(await page.locator("li.hit mark").count() >= 5);
  assert.match(await page.locator("li.hit .text").first().innerText(), /den(y|ied|ial)/i);
  assert.equal(await page.inputValue("#q"), "who denied the allegations");
});

test("hints follow what one types, by keys and by pointer", async (page) => {
  await page.goto("/");
  await page.locator("#q").pressSequentially("actor:Fancy");
  await page.waitForSelector("#hints li");
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
  assert.match(await page.locator("#hints li").first().innerText(), /Fancy Bear.*APT28/s);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.getAttribute("#q", "aria-activedescendant"), "hint-0");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#q"), 'actor:"Fancy Bear" ');
  await page.locator("#q").pressSequentially("act:den");
  await page.waitForSelector("#hints li:has-text('deny')");
  await page.locator("#hints li").first().click();
  assert.equal(await page.inputValue("#q"), 'actor:"Fancy Bear" act:deny ');
  await page.keyboard.press("Enter");
  await settled(page, /q=actor/);
});

test("facets combine, and go one by one", async (page) => {
  await page.goto("/search?q=allegations");
  const all = Number(await page.locator(".tally strong").innerText());
  await page.locator(".facet", { hasText: "Actor" }).getByRole("link", { name: /China/ }).first().click();
  await settled(page, /actor=China/);
  const ofChina = Number(await page.locator(".tally strong").innerText());
  await page.locator("section[aria-labelledby=facet-Act]").getByRole("link", { name: /^deny/ }).click();
  await settled(page, /act=deny/);
  const both = Number(await page.locator(".tally strong").innerText());
  assert.ok(all > ofChina && ofChina > both && both > 0, `${all} ${ofChina} ${both}`);
  assert.equal(await page.locator(".chips li").count(), 2);
  await page.locator(".chips li", { hasText: "actor" }).locator("a").click();
  await settled(page, (url) => !url.search.includes("actor="));
  assert.match(path(page), /act=deny/);
});

test("a time is chosen by dragging over the line", async (page) => {
  await page.goto(asked);
  const box = await page.locator(".brush .bars").boundingBox();
  await page.mouse.move(box.x + box.width * 0.55, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 25, { steps: 4 });
  assert.ok(Number(await page.getAttribute(".brush .dragged", "width")) > 50);
  await page.mouse.up();
  await settled(page, /from=\d{4}.*to=\d{4}/);
  const url = new URL(page.url());
  assert.ok(url.searchParams.get("from") < url.searchParams.get("to"));
  assert.equal(url.searchParams.get("undated"), "drop");
  assert.equal(await page.locator(".brush .chosen").count(), 1);
  for (const day of await page.locator("li.hit time").evaluateAll((all) => all.map((one) => one.dateTime))) {
    const [from, to] = ["from", "to"].map((key) => url.searchParams.get(key));
    assert.ok(day.slice(0, from.length) >= from && day.slice(0, to.length) <= to, day);
  }
  await page.click(".anytime a");
  await settled(page, (to) => !to.search.includes("from="));
});

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Draws a finger over the time line, from one share of its width to another, and so many pixels down. */
const finger = async (page, from, to, down) => {
  const box = await page.locator(".brush .bars").boundingBox();
  const hand = await page.context().newCDPSession(page);
  const touch = (type, points) => hand.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  const steps = 12;
  await touch("touchStart", [{ x: box.x + box.width * from, y: box.y + 20 }]);
  for (let step = 1; step <= steps; step += 1) {
    const share = from + (to - from) * step / steps;
    await touch("touchMove", [{ x: box.x + box.width * share, y: box.y + 20 + down * step / steps }]);
  }
  await touch("touchEnd", []);
};

test("a time is chosen by a finger drawn over the line", async (page) => {
  await page.goto(asked);
  await finger(page, 0.5, 0.9, 6);
  await settled(page, /from=\d{4}.*to=\d{4}/);
  const url = new URL(page.url());
  assert.ok(url.searchParams.get("from") < url.searchParams.get("to"));
  assert.ok(await hits(page).count() > 0);
}, phone);

test("a finger that moves the page chooses no time", async (page) => {
  await page.goto(asked);
  await finger(page, 0.5, 0.6, -220);
  await page.waitForFunction(() => scrollY > 50);
  await page.waitForTimeout(400);
  assert.equal(path(page), asked);
  assert.equal(await page.getAttribute(".brush .dragged", "width"), "0");
}, phone);

test("a time is chosen by keys", async (page) => {
  await page.goto(asked);
  await page.keyboard.press("t");
  const first = await page.evaluate(() => document.activeElement.dataset.period);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  const last = await page.evaluate(() => document.activeElement.dataset.period);
  assert.ok(first < last);
  await page.keyboard.press("Enter");
  await settled(page, new RegExp(`from=${first}.*to=${last}`));
});

test("a passage is opened in its place", async (page) => {
  await page.goto(asked);
  const id = await page.locator("a[data-note]").first().getAttribute("data-note");
  await page.locator("li.hit h2 a").first().click();
  await settled(page, /\/article\?/);
  const here = page.locator("[data-asked]");
  assert.equal(await here.getAttribute("id"), `p${id.split("#").pop()}`);
  assert.ok(await here.evaluate((place) => {
    const box = place.getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
  }));
  assert.ok(await here.locator("mark").count() > 0);
  assert.match(await page.locator(".fields").innerText(), /Published.*from /s);
  await page.click("#back");
  await settled(page, /\/search\?q=who/);
});

test("a citation is copied, and read where it cannot be", async (page) => {
  await page.goto(article);
  await page.locator("[data-asked] a[data-cite]").click();
  await page.waitForFunction(() => document.getElementById("said").textContent === "Citation copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /, Northgate Wire, 26 March 2024, .*\[2024\/uk-apt31\.html#6/);
  await page.goto(pages.citation);
  const forms = await page.locator("pre").allInnerTexts();
  assert.match(forms[1], /^@/);
  assert.equal(JSON.parse(forms[2]).length, 1);
});

test("passages are collected, kept, and taken along", async (page) => {
  await page.goto(asked);
  await page.locator("a[data-note]").nth(0).click();
  await page.locator("a[data-note]").nth(1).click();
  assert.equal(await page.innerText("#note-count"), "2");
  assert.equal(path(page), asked);
  await page.reload();
  assert.equal(await page.innerText("#note-count"), "2");
  assert.equal(await page.locator("a.noted").count(), 2);
  await page.click("#note-link");
  await settled(page, /\/note\?note=/);
  assert.equal(await page.locator(".kept > li").count(), 2);
  const file = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };
  const markdown = await file("Markdown");
  assert.equal(markdown.name, "note.md");
  assert.equal(markdown.text.match(/^\[\^[^\]]+\]: /gm).length, 2);
  assert.ok(/^> /m.test(markdown.text));
  assert.equal((await file("BibTeX")).text.match(/^@/gm).length, 2);
  assert.equal(JSON.parse((await file("CSL-JSON")).text).length, 2);
  await page.locator("a[data-without]").first().click();
  await page.waitForFunction(() => document.querySelectorAll(".kept > li").length === 1);
  assert.equal(await page.innerText("#note-count"), "1");
  await page.goto("/note");
  await settled(page, /\/note\?note=/);
  await page.click("a[data-empty]");
  await settled(page, /\/note$/);
  assert.equal(await page.innerText("#note-count"), "0");
});

test("a note that somebody sent is read, and kept only when wanted", async (page) => {
  await page.goto(pages.note);
  assert.equal(await page.locator(".kept > li").count(), 1);
  assert.equal(await page.innerText("#note-count"), "0");
  await page.click("#note-keep");
  assert.equal(await page.innerText("#note-count"), "1");
});

test("keys alone: asked, read, cited, collected", async (page) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("/");
  await page.keyboard.type("who denied the allegations");
  await page.keyboard.press("Enter");
  await settled(page, /\/search/);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.equal(await page.evaluate(() => document.activeElement.closest("li").id), "hit-2");
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.waitForFunction(() => document.getElementById("note-count").textContent === "1");
  await page.keyboard.press("c");
  await page.waitForFunction(() => document.getElementById("said").textContent === "Citation copied");
  const visible = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(visible, "none");
  await page.keyboard.press("Enter");
  await settled(page, /\/article/);
  await page.keyboard.press("j");
  assert.ok(await page.evaluate(() => document.activeElement.closest("[data-asked]")));
  await page.keyboard.press("u");
  await settled(page, /\/search/);
  await page.keyboard.press("f");
  assert.ok(await page.evaluate(() => document.activeElement.closest("#facets")));
  await page.keyboard.press("?");
  assert.ok(await page.locator("dialog").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!await page.locator("dialog").isVisible());
  await page.keyboard.press("n");
  await settled(page, /\/note\?note=/);
});

test("single keys can be switched off", async (page) => {
  await page.goto(asked);
  await page.keyboard.press("?");
  await page.locator("#keys-on").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  assert.ok(!await page.evaluate(() => document.activeElement.closest("li.hit")));
  await page.reload();
  await page.keyboard.press("j");
  assert.ok(!await page.evaluate(() => document.activeElement.closest("li.hit")));
});

test("without the script one finds, reads, narrows and collects", async (page) => {
  await page.goto("/");
  await page.fill("#q", "who denied the allegations");
  await page.click(".ask button");
  await settled(page, /\/search/);
  await page.locator("section[aria-labelledby=facet-Actor] a").first().click();
  await settled(page, /actor=/);
  await page.locator(".brush a.bar").first().dispatchEvent("click");
  await settled(page, /from=/);
  await page.locator("li.hit a.tool.note").first().click();
  await settled(page, /note=/);
  assert.equal(await page.innerText("#note-count"), "1");
  await page.locator("li.hit h2 a").first().click();
  await settled(page, /\/article/);
  assert.equal(await page.locator("[data-asked]").count(), 1);
  assert.equal(await page.innerText("#note-count"), "1");
  await page.locator("[data-asked] a.tool.cite").click();
  await settled(page, /\/cite/);
  await page.click("#note-link");
  await settled(page, /\/note/);
  assert.equal(await page.locator(".kept > li").count(), 1);
}, { javaScriptEnabled: false });

test("near-copies stand side by side", async (page) => {
  await page.goto("/search?q=*&as=query&n=100");
  await page.locator(".copies a.beside").first().click();
  await settled(page, /\/compare/);
  assert.ok(await page.locator(".beside tbody tr").count() > 1);
  assert.ok(Number((await page.innerText(".tally strong")).match(/\d+/)[0]) >= 15);
});

test("accusations stand with their replies", async (page) => {
  await page.goto(pages.threads);
  assert.ok(await page.locator(".thread").count() > 3);
  assert.ok(await page.locator(".thread .replies li").count() > 0);
  assert.ok(await page.locator(".thread .silence").count() > 0);
});

test("an actor has its names, deeds, companions and drawing", async (page) => {
  await page.goto("/actor?name=Fancy+Bear");
  assert.equal(await page.innerText("h1"), "APT28");
  assert.match(await page.innerText(".aliases"), /Sofacy|STRONTIUM|Pawn Storm/);
  await page.goto(pages.actor);
  assert.ok(await page.locator(".network a").count() >= 3);
  assert.match(await page.locator(".did").first().innerText(), /denies/);
  await page.locator(".network a").first().click();
  await settled(page, /\/actor\?name=/);
});

test("on a phone nothing runs over the edge", async (page) => {
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(address);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${name} is ${over} wider than the phone`);
  }
  await page.goto(asked);
  const box = await page.locator(".ask button").boundingBox();
  assert.ok(box.height >= 36, `the button is ${box.height} high`);
  const [hit, facets] = [await hits(page).first().boundingBox(), await page.locator("#facets").boundingBox()];
  assert.ok(hit.y < facets.y);
}, phone);

test("by night the ground is dark", async (page) => {
  await page.goto(asked);
  const [ground, ink] = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    const light = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    return [light(style.backgroundColor), light(style.color)];
  });
  assert.ok(ground < 120 && ink > 600, `${ground} ${ink}`);
}, { colorScheme: "dark" });

test("on paper there is what one reads and nothing one presses", async (page) => {
  await page.goto(article);
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["header.top", ".tool", "#back"]) {
    assert.ok(!await page.locator(hidden).first().isVisible(), hidden);
  }
  assert.ok(await page.locator("[data-asked] .text").isVisible());
  assert.ok((await page.pdf({ format: "A4" })).length > 10000);
});

test("an article written to do harm is only read", async (page) => {
  await page.addInitScript(() => { window.harmed = []; window.harm = (how) => window.harmed.push(how); });
  const own = encodeURIComponent("hostile.html");
  for (const address of [
    "/search?q=zeppelin+zubrovka", `/article?id=${own}&q=zeppelin`, `/cite?id=${own}`, `/note?note=${own}%231`,
    `/compare?id=${own}&with=${own}`, "/statements?act=deny&path=hostile.html", "/",
    "/search?q=%3Cscript%3Eharm(1)%3C/script%3E&actor=%22%3E%3Cimg+src=x+onerror=harm(2)%3E&from=%3Cb%3E",
    "/article?id=%3Cscript%3Eharm(3)%3C/script%3E", "/actor?name=%3Csvg+onload=harm(4)%3E",
  ]) {
    await page.goto(address);
    await page.locator("main").hover({ force: true });
    assert.deepEqual(await page.evaluate(() => window.harmed), [], address);
    assert.equal(await page.locator("main script, main iframe, main img, main [onclick], a[href^='javascript']").count(), 0, address);
  }
  await page.goto(`/article?id=${own}`);
  assert.equal(await page.innerText("h1"), "<script>harm(\"title\")</script> \"quoted\" & 'single'");
  assert.match(await page.locator(".text").first().innerText(), /<img src=x onerror=harm\("text"\)>/);
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing serious, ${scheme}`, async (page) => {
    const found = [];
    const look = async (name) => {
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }));
      for (const { id, impact, nodes } of violations) {
        found.push({ name, id, impact, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)), why: nodes[0].failureSummary });
      }
    };
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      await look(name);
    }
    await page.goto("/search?q=*&as=query&n=100");
    await page.locator(".copies a.beside").first().click();
    await look("compare");
    await page.goto("/");
    await page.locator("#q").pressSequentially("act:");
    await page.waitForSelector("#hints li");
    await look("hints");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await look("keys");
    const serious = found.filter((one) => ["serious", "critical"].includes(one.impact));
    for (const one of found) if (!serious.includes(one)) console.log(`  aside: ${one.impact} ${one.id} on ${one.name}: ${one.nodes[0]}`);
    assert.deepEqual(serious, []);
  }, { colorScheme: scheme });
}

(async () => {
  const browser = await open();
  const only = process.env.ONLY;
  let failed = 0;
  for (const { name, run, options } of tests.filter((one) => !only || one.name.includes(only))) {
    const wrong = [];
    const page = await window(browser, base, wrong, options);
    page.setDefaultTimeout(15000);
    const began = Date.now();
    try {
      await run(page);
      // What the address bar asks for wrongly is answered as such, and the browser says so.
      const complaints = wrong.filter((one) => !/status of 40[04]/.test(one));
      assert.deepEqual(complaints, []);
      console.log(`ok   ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${name} at ${page.url()}\n${error.stack}\n${wrong.join("\n")}`);
    }
    await page.context().close();
  }
  await browser.close();
  if (failed > 0) { console.log(`${failed} of ${tests.length} failed`); process.exit(1); }
})();
