/* What is pasted into rich text is read here first: the editor gets words, headings, lists and links as its field allows
   them, and the person is told of the rest. What was copied in the editor itself goes in as it is. */

import { fieldOf, fitted } from "./fit.js";
import { fromText } from "./plain.js";
import { fromHtml } from "./read.js";
import { tell } from "./tell.js";

const OURS = "data-draftjs-conductor-fragment"; // how the editor hands over its own content, and takes it in exactly

const picturesIn = (clipboard) => [...clipboard.files].filter(({ type }) => type.startsWith("image/")).length;

function read(clipboard, told) {
  const html = clipboard.getData("text/html");
  const text = clipboard.getData("text/plain");
  const found = html.trim() ? fromHtml(html, told) : [];
  if (found.length || told.pictures) return found;
  if (html.trim() || /[\r\n]/.test(text.trim())) return fromText(text, told);
  if (!text) told.pictures = picturesIn(clipboard);
  return null;
}

/** A clipboard with nothing but what the editor of the field takes as its own. */
function clipboardOf(content) {
  const carrier = document.createElement("div");
  carrier.setAttribute(OURS, JSON.stringify(content));
  const clipboard = new DataTransfer();
  clipboard.setData("text/html", carrier.outerHTML);
  return clipboard;
}

/** A single heading or item lends its kind to an empty line, as several do; still one step to undo. */
function lendKind(editor, { type, depth }) {
  const { EditorState, Modifier } = window.DraftJS;
  const state = editor.getEditorState();
  const selection = state.getSelection();
  const block = state.getCurrentContent().getBlockForKey(selection.getStartKey()).merge({ type, depth });
  const content = state.getCurrentContent();
  const blockMap = content.getBlockMap().set(block.getKey(), block);
  editor.onChange(EditorState.set(state, { currentContent: content.merge({ blockMap }) }));
}

function isOnEmptyLine(editor) {
  const state = editor.getEditorState();
  const block = state.getCurrentContent().getBlockForKey(state.getSelection().getStartKey());
  return state.getSelection().isCollapsed() && block.getType() === "unstyled" && !block.getText();
}

/** Whether a block for pictures can be put beside this text. */
const offersPictures = ({ props: { commands } }) =>
  Array.isArray(commands) && commands.some(({ items = [] }) => items.some(({ type }) => type === "picture"));

function paste(event) {
  const wrapper = event.target.closest?.("[contenteditable=true]")?.closest("[data-draftail-editor-wrapper]");
  const editor = wrapper && [...wrapper.parentNode.children].find((input) => input.draftailEditor)?.draftailEditor;
  if (!editor || event.clipboardData.getData("text/html").includes(OURS)) return;
  const told = {};
  const paragraphs = read(event.clipboardData, told);
  if (paragraphs) {
    const content = fitted(paragraphs, fieldOf(editor), told);
    if (content.blocks.length === 1 && isOnEmptyLine(editor)) setTimeout(lendKind, 0, editor, content.blocks[0]);
    Object.defineProperty(event, "clipboardData", { value: clipboardOf(content) });
  }
  if (paragraphs ? !paragraphs.length : told.pictures) {
    event.preventDefault();
    event.stopPropagation();
  }
  tell(wrapper, told, offersPictures(editor), () => editor.focus());
}

window.addEventListener("paste", paste, { capture: true });
