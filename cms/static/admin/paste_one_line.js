/* Lines and columns that are pasted into a field of one line come in with one space between them: browsers put one for
   each line end, or none. */
document.addEventListener("paste", (event) => {
  const field = event.target;
  if (!field.matches?.("input[type=text], input[type=search], input:not([type])")) return;
  const text = event.clipboardData.getData("text/plain");
  if (!/[\r\n\t\v\u2028]/.test(text)) return;
  event.preventDefault();
  // The only way to put in text that Ctrl+Z takes back, and with the events that typing has.
  document.execCommand("insertText", false, text.trim().replace(/\s*[\r\n\t\v\u2028]\s*/g, " "));
});
