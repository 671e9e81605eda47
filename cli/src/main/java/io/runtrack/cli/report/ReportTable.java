package io.runtrack.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the report as rows and columns, for the formats that are made of such.
 *
 * @param name what it is called in files: small letters and underscores
 * @param title what it is called for people
 * @param columns the names of its columns, as in JSON
 * @param rows texts, numbers, booleans and nulls, as many as there are columns
 * @param others rows that were left out
 */
record ReportTable(String name, String title, List<String> columns, List<List<@Nullable Object>> rows, long others) {}
