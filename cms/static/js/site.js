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

/* Reads the text aloud, sentence by sentence, with a voice of the device itself: other voices would send the text to
   somebody else. Android cannot pause, so the place is remembered and reading goes on from there. */

const speech = window.speechSynthesis;

function offerListening() {
  if (!speech || !window.SpeechSynthesisUtterance) return;
  const text = document.querySelector("main");
  const language = text.querySelector("[data-spoken]")?.lang || document.documentElement.lang;
  const look = () => {
    const voice = speech.getVoices().find((each) => each.localService && sameLanguage(each.lang, language));
    if (voice) offer(text, voice);
    return voice;
  };
  if (!look()) speech.addEventListener("voiceschanged", look);
}

function sameLanguage(one, other) {
  return one.replace("_", "-").toLowerCase().split("-")[0] === other.toLowerCase().split("-")[0];
}

function offer(text, voice) {
  const button = show("listen");
  if (button.dataset.ready) return;
  button.dataset.ready = "yes";
  const sentences = sentencesOf(text, voice.lang);
  let next = 0;
  let reading = false;

  const read = () => {
    if (!reading || next >= sentences.length) return stop(next >= sentences.length);
    const words = new SpeechSynthesisUtterance(sentences[next]);
    words.voice = voice;
    words.lang = voice.lang;
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

function sentencesOf(text, language) {
  const parts = text.querySelectorAll("h1, .lead, .prose p, .prose li, .prose h2, .prose h3, blockquote p");
  const cut = window.Intl?.Segmenter && new Intl.Segmenter(language, { granularity: "sentence" });
  return [...parts].flatMap((part) => {
    const words = part.textContent.trim();
    return cut ? [...cut.segment(words)].map((each) => each.segment) : [words];
  });
}

/* Copies the address, or hands it to the system's own way of sharing. Nothing is loaded from anybody else. */

function offerSharing() {
  const address = document.querySelector('link[rel="canonical"]')?.href || location.href;
  if (navigator.share) {
    show("share").addEventListener("click", () => {
      navigator.share({ title: document.title, url: address }).catch(() => {}); // closed by the reader
    });
  }
  if (navigator.clipboard) {
    const button = show("copy");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address);
      say(button.dataset.done);
    });
  }
}

/* Keeps pages for reading offline, from the moment a reader asks for it. Asking again ends it and forgets them. */

const CACHE = "pages";

async function offerKeeping() {
  if (!navigator.serviceWorker || !window.caches) return;
  const button = show("keep");
  const label = button.querySelector("[data-label]");
  const isOn = async () => Boolean(await navigator.serviceWorker.getRegistration("/"));
  const refresh = async () => {
    label.textContent = (await isOn()) ? button.dataset.stop : button.dataset.start;
  };
  button.addEventListener("click", async () => {
    if (await isOn()) {
      await (await navigator.serviceWorker.getRegistration("/")).unregister();
      await caches.delete(CACHE);
      say(button.dataset.forgotten);
    } else {
      await navigator.serviceWorker.register("/sw.js", { scope: "/" });
      const worker = await navigator.serviceWorker.ready;
      worker.active.postMessage({ keep: location.href, parts: partsOfPage() });
      say(button.dataset.kept);
    }
    refresh();
  });
  refresh();
  if (!navigator.onLine) tellWhenKept();
}

function partsOfPage() {
  return performance.getEntriesByType("resource").map((entry) => entry.name);
}

async function tellWhenKept() {
  const kept = await (await caches.open(CACHE)).match(location.href);
  const moment = kept?.headers.get("X-Kept-At");
  if (!moment) return;
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  say(tools.dataset.offline.replace("{when}", day.format(new Date(moment))));
  tools.hidden = false;
}

if (tools) {
  offerListening();
  offerSharing();
  offerKeeping();
}
