/* What a browser adds to a page that is complete without it. Each tool shows itself only where it works. One file, so
   that a slow connection asks once. */

const tools = document.querySelector("[data-tools]");

function show(name) {
  const button = tools.querySelector(`[data-tool="${name}"]`);
  button.hidden = false;
  tools.hidden = false;
  return button;
}

function say(words) {
  tools.querySelector("[data-told]").textContent = words;
}

function label(button, words) {
  button.querySelector("[data-label]").textContent = words;
}

/* Reads the text aloud, sentence by sentence, with voices of the device itself: other voices would send the text to
   somebody else. Android cannot pause, so the place is remembered and reading goes on from there. Words in a language
   without a voice are passed over, never read in the wrong one. */

const speech = window.speechSynthesis;

function offerListening() {
  if (!speech || !window.SpeechSynthesisUtterance) return;
  const look = () => {
    const voices = speech.getVoices().filter((each) => each.localService);
    if (voiceFor(tools.dataset.language, voices)) offer(voices);
  };
  look();
  speech.addEventListener("voiceschanged", look);
}

function voiceFor(language, voices) {
  const base = (code) => code.replace("_", "-").toLowerCase().split("-")[0];
  return voices.find((each) => base(each.lang) === base(language));
}

function offer(voices) {
  const button = show("listen");
  if (button.dataset.ready) return;
  button.dataset.ready = "yes";
  const sentences = sentencesOf(document.querySelector("main"), voices);
  let next = 0;
  let reading = false;

  const read = () => {
    if (!reading || next >= sentences.length) return stop(next >= sentences.length);
    const words = new SpeechSynthesisUtterance(sentences[next].words);
    words.voice = sentences[next].voice;
    words.lang = words.voice.lang;
    words.onend = () => {
      if (reading) {
        next += 1;
        read();
      }
    };
    words.onerror = () => stop(false);
    speech.speak(words);
  };
  const stop = (finished) => {
    reading = false;
    if (finished) next = 0;
    speech.cancel();
    label(button, button.dataset.start);
  };
  button.addEventListener("click", () => {
    if (reading) return stop(false);
    reading = true;
    label(button, button.dataset.stop);
    read();
  });
  window.addEventListener("pagehide", () => speech.cancel());
}

function sentencesOf(text, voices) {
  const parts = text.querySelectorAll("h1, .lead, .facts dt, .facts dd, .prose :is(p, li, h2, h3), blockquote p");
  return [...parts].flatMap((part) => {
    const language = part.closest("[lang]").lang;
    const voice = voiceFor(language, voices);
    const words = part.innerText.trim();
    if (!voice || !words) return [];
    const cut = window.Intl?.Segmenter && new Intl.Segmenter(language, { granularity: "sentence" });
    const sentences = cut ? [...cut.segment(words)].map((each) => each.segment) : [words];
    return sentences.map((each) => ({ words: each, voice }));
  });
}

/* Copies the address, or hands it to the system's own way of sharing. Nothing is loaded from anybody else. */

function offerSharing() {
  const address = location.href.split("#")[0]; // not the canonical one: that may be of another language
  if (navigator.share) {
    show("share").addEventListener("click", () => {
      navigator.share({ title: document.title, url: address }).catch(() => {}); // closed by the reader
    });
  }
  if (navigator.clipboard) {
    const button = show("copy");
    button.addEventListener("click", async () => {
      const copied = navigator.clipboard.writeText(address);
      say(await copied.then(() => button.dataset.done, () => button.dataset.failed));
    });
  }
}

/* Keeps pages for reading offline, from the moment a reader asks for it. Asking again ends it and forgets them. */

async function offerKeeping() {
  tellWhenKept();
  const workers = navigator.serviceWorker;
  if (!workers || !window.caches) return;
  const button = show("keep");
  const registered = () => workers.getRegistration("/");
  const refresh = async () => label(button, (await registered()) ? button.dataset.stop : button.dataset.start);
  workers.addEventListener("message", (event) => event.data.kept && say(button.dataset.kept));
  button.addEventListener("click", async () => {
    const registration = await registered();
    if (registration) {
      registration.active?.postMessage({ forget: true });
      await registration.unregister();
      await caches.delete("pages");
      say(button.dataset.forgotten);
    } else {
      await workers.register("/sw.js", { scope: "/" });
      const worker = (await workers.ready).active;
      worker.postMessage({ keep: location.href.split("#")[0], parts: partsOfPage() });
    }
    refresh();
  });
  refresh();
}

function partsOfPage() {
  return performance.getEntriesByType("resource").map((entry) => entry.name);
}

function tellWhenKept() {
  const moment = document.documentElement.dataset.kept; // written by the worker
  if (!moment) return;
  const form = { dateStyle: "long", timeStyle: "short", hourCycle: "h23" };
  const day = new Intl.DateTimeFormat(localeOfDates(document.documentElement.lang), form);
  const told = document.querySelector("[data-kept-notice]");
  told.textContent = tools.dataset.offline.replace("{when}", day.format(new Date(moment)));
  told.hidden = false;
}

/* As the server writes dates: English as in Britain, and the calendar and digits of the page in every language. By
   itself a browser would date a Persian page by the Persian calendar. */

function localeOfDates(language) {
  return `${language === "en" ? "en-GB" : language}-u-ca-gregory-nu-latn`;
}

/* On paper a link needs its whole address; what the markup has begins at the site's root. */

function writeOutAddresses() {
  for (const link of document.querySelectorAll("main .prose a[href]")) link.dataset.address = link.href;
}

/* Where style sheets cannot open what changed in the original, this does. */

function openChanges() {
  for (const fold of document.querySelectorAll(".told")) fold.open = true;
}

/* Titles while somebody types. Most who read a page search for nothing, so this is fetched with the first step into
   the box; what was typed until it is there counts as typed now. */

function offerSuggestions() {
  for (const input of document.querySelectorAll("input[data-suggestions]")) {
    const begin = async () => {
      try {
        await import("./search.js");
      } catch {
        return; // without a connection, or on the way to another page: the form works as it is
      }
      if (input.value) input.dispatchEvent(new Event("input"));
    };
    if (document.activeElement === input) begin();
    else input.addEventListener("focus", begin, { once: true });
  }
}

/* Staff's own browsers ask for the bar that leads to the editor; a preview has it already. */

async function offerEditing() {
  try {
    const address = localStorage.getItem("staff");
    if (address && !document.querySelector("wagtail-userbar")) (await import("./userbar.js")).showBar(address);
  } catch {
    // a browser that keeps nothing, or no connection
  }
}

offerSuggestions();
offerEditing();
if (tools) {
  offerListening();
  offerSharing();
  offerKeeping();
}
window.addEventListener("beforeprint", writeOutAddresses);
if (!CSS.supports("selector(::details-content)")) window.addEventListener("beforeprint", openChanges);
