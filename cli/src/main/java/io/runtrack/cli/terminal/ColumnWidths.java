package io.runtrack.cli.terminal;

import java.util.List;

/** Decides how wide each column of a table is. */
final class ColumnWidths {
    /** In place of a width: the column is left out. */
    static final int HIDDEN = -1;

    static final int GAP = 2;

    private static final int NARROWEST = 3;
    private static final int NARROWEST_FLEXIBLE = 8;

    private final List<Column> columns;
    private final int[] widths;

    private ColumnWidths(List<Column> columns, List<List<Cell>> rows) {
        this.columns = columns;
        this.widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(columns.get(i).heading());
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i).text()));
            }
        }
    }

    /**
     * Widths that show the rows whole if the screen allows it, and otherwise fill it.
     *
     * @param all whether there are no other rows, so that it is known which columns stay empty
     */
    static int[] fit(List<Column> columns, List<List<Cell>> rows, boolean all, int screenWidth) {
        ColumnWidths widths = new ColumnWidths(columns, rows);
        if (all) {
            widths.hideEmpty(rows);
        }
        widths.hideOptional(screenWidth);
        widths.hideIfAny(screenWidth);
        widths.shrink(screenWidth);
        return widths.widths;
    }

    private void hideOptional(int screenWidth) {
        for (int i = widths.length - 1; i >= 0; i--) {
            if (isOptional(i) && total(true) > screenWidth) {
                widths[i] = HIDDEN;
            }
        }
    }

    /** Where even the narrowest columns have no room, the one that says least often something goes. */
    private void hideIfAny(int screenWidth) {
        long least = -GAP;
        for (int width : widths) {
            least += width == HIDDEN ? 0 : GAP + Math.min(width, NARROWEST);
        }
        for (int i = 0; i < widths.length && least > screenWidth; i++) {
            if (columns.get(i).room() == Column.Room.IF_ANY && widths[i] != HIDDEN) {
                least -= GAP + Math.min(widths[i], NARROWEST);
                widths[i] = HIDDEN;
            }
        }
    }

    private void hideEmpty(List<List<Cell>> rows) {
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            if (mayStayAway(i)
                    && rows.stream().allMatch(row -> row.get(column).text().isEmpty())) {
                widths[i] = HIDDEN;
            }
        }
    }

    /**
     * Takes from the widest column that can give, one character at a time: from the flexible ones first, then from all.
     */
    private void shrink(int screenWidth) {
        for (long excess = total(false) - screenWidth; excess > 0; excess--) {
            int widest = widest(true);
            if (widest < 0) {
                widest = widest(false);
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private long total(boolean shrunk) {
        long total = -GAP;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] != HIDDEN) {
                total += GAP + (shrunk && isFlexible(i) ? Math.min(widths[i], NARROWEST_FLEXIBLE) : widths[i]);
            }
        }
        return total;
    }

    private int widest(boolean onlyFlexible) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean mayGive = onlyFlexible ? isFlexible(i) && widths[i] > NARROWEST_FLEXIBLE : widths[i] > NARROWEST;
            if (mayGive && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private boolean isOptional(int column) {
        return columns.get(column).room() == Column.Room.OPTIONAL;
    }

    private boolean mayStayAway(int column) {
        return isOptional(column) || columns.get(column).room() == Column.Room.IF_ANY;
    }

    private boolean isFlexible(int column) {
        return isOptional(column) || columns.get(column).room() == Column.Room.FLEXIBLE;
    }
}
