// Where there is no document, importing the element does nothing: pages rendered on a server hold its tag alone.
export {};
