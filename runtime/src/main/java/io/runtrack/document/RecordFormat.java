package io.runtrack.document;

/** How one kind of record is written, as an object on one line. Immutable. */
interface RecordFormat<T> {
    void write(JsonText json, T value);
}
