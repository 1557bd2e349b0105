// <form data-reply>: fields that nobody has begun stand as they came and are not sent. There are four for each section of
// the paper, with its text in them.
import { isChanged } from "./typing/fields.js";

export function leaveOutUnbegun(form) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const remark of form.querySelectorAll(".remark-new [data-remark]")) {
      const fields = [...remark.querySelectorAll("[name]")];
      if (!fields.some((field) => field.type !== "hidden" && isChanged(field))) drop(fields, formData);
    }
  });
}

function drop(fields, formData) {
  for (const { name } of fields) formData.delete(name);
}
