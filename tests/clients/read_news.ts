import createClient from "openapi-fetch";
import type { components, paths } from "./roundtable";

type Block = components["schemas"]["NewsDetail"]["body"][number];

/** The words of a block: a new kind of block, or a wrong name, does not compile. */
function wordsOf(block: Block): string {
  switch (block.type) {
    case "text":
      return block.value.text;
    case "quote":
      return block.value.text;
    default:
      return "";
  }
}

const client = createClient<paths>({ baseUrl: process.argv[2] });
const { data, error } = await client.GET("/api/v1/news", { params: { query: { locale: "el", limit: 5 } } });
if (!data) throw new Error(error?.detail);
for (const item of data.items) {
  const one = await client.GET("/api/v1/news/{id}", { params: { path: { id: item.id }, query: { locale: "el" } } });
  if (!one.data) throw new Error(one.error.detail);
  console.log(one.data.title, one.data.language.served, one.data.body.map(wordsOf).join(""));
}
