package io.runtrack.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table have in common: columns of one value, and folders in which all files are. It is said once
 * above the table, and left out of its rows. Nothing is in common with a single row.
 */
final class CommonParts {
    /** A shorter one takes no more room than it takes to say so. */
    private static final int SHORTEST_FOLDER = 12;

    private final List<Column> columns;
    /** The value of each column that has but one; null of others. */
    private final @Nullable String[] constants;
    /** The folder of each column in which all its files are; empty where there is none. */
    private final String[] folders;

    private CommonParts(List<Column> columns) {
        this.columns = columns;
        this.constants = new String[columns.size()];
        this.folders = new String[columns.size()];
        Arrays.fill(folders, "");
    }

    /** Nothing is left out. */
    static CommonParts none(List<Column> columns) {
        return new CommonParts(columns);
    }

    /** @param all whether there are no other rows, which might have another value */
    static CommonParts of(List<Column> columns, List<List<Cell>> rows, boolean all) {
        CommonParts common = new CommonParts(columns);
        if (rows.size() > 1) {
            for (int column = 0; column < columns.size(); column++) {
                common.look(column, rows, all);
            }
        }
        return common;
    }

    private void look(int column, List<List<Cell>> rows, boolean all) {
        String first = rows.get(0).get(column).text();
        if (all && rows.stream().allMatch(row -> row.get(column).text().equals(first))) {
            constants[column] = first;
        } else if (columns.get(column).overflow() == Column.Overflow.PATH) {
            folders[column] = folder(column, rows);
        }
    }

    private static String folder(int column, List<List<Cell>> rows) {
        String common = null;
        for (List<Cell> row : rows) {
            String path = row.get(column).text();
            if (!path.isEmpty()) {
                // Something of each path stays, also of one that ends as a folder does.
                String above = parent(path);
                common = common == null ? above : shared(common, above);
            }
        }
        return common == null || common.length() < SHORTEST_FOLDER ? "" : common;
    }

    private static String shared(String folder, String other) {
        int length = 0;
        int most = Math.min(folder.length(), other.length());
        while (length < most && folder.charAt(length) == other.charAt(length)) {
            length++;
        }
        return folder.substring(0, folder.substring(0, length).lastIndexOf(separator(folder)) + 1);
    }

    private static String parent(String path) {
        return path.substring(0, path.substring(0, path.length() - 1).lastIndexOf(separator(path)) + 1);
    }

    private static char separator(String path) {
        return path.indexOf('/') < 0 ? '\\' : '/';
    }

    boolean isConstant(int column) {
        return constants[column] != null;
    }

    /**
     * What to say above the table.
     *
     * @param shown whether a column is shown
     */
    List<String> words(IntPredicate shown) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < folders.length; i++) {
            String heading = columns.get(i).heading();
            String value = constants[i];
            if (value != null && !value.isEmpty()) {
                words.add(heading + " " + value);
            } else if (!folders[i].isEmpty() && shown.test(i)) {
                words.add(heading + " in " + folders[i]);
            }
        }
        return words;
    }

    /** The row less the folders; what lies elsewhere stays whole. */
    List<Cell> without(List<Cell> row) {
        List<Cell> rest = new ArrayList<>(row);
        for (int i = 0; i < folders.length; i++) {
            Cell cell = row.get(i);
            if (!folders[i].isEmpty() && cell.text().startsWith(folders[i])) {
                rest.set(i, new Cell(cell.text().substring(folders[i].length()), cell.style()));
            }
        }
        return rest;
    }
}
