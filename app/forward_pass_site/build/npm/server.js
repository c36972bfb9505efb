// Without a document, importing the element does nothing: pages rendered on a server contain only its tag.
export {};
