package io.runtrack.cli.terminal;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Decides how wide each column of a table is. */
final class ColumnWidths {
    /** In place of a width: the column is left out. */
    static final int HIDDEN = -1;

    /** In place of a width: the column stands below its row. */
    static final int BELOW = -2;

    static final int GAP = 2;

    private static final int NARROWEST = 3;
    private static final int NARROWEST_FLEXIBLE = 8;
    private static final int NARROWEST_OPTIONAL = 12;
    /** No optional column is worth more than so much of one that is not. */
    private static final int TELLING_FLEXIBLE = 16;

    private static final int TELLING_PATH = 32;
    /** Narrower, a remark is read more easily below its row. */
    private static final int NARROWEST_REMARK = 32;

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
     * @param below the columns that stand below their rows
     */
    static int[] fit(
            List<Column> columns, TableLayout.Sample sample, CommonParts common, Set<Integer> below, int screenWidth) {
        ColumnWidths widths = new ColumnWidths(columns, sample.rows());
        for (int i = 0; i < columns.size(); i++) {
            widths.widths[i] = common.isConstant(i) ? HIDDEN : below.contains(i) ? BELOW : widths.widths[i];
        }
        if (sample.all()) {
            widths.hideEmpty(sample.rows());
        }
        widths.placeRemark(screenWidth);
        widths.hideOptional(screenWidth);
        widths.hideIfAny(screenWidth);
        widths.shrink(screenWidth);
        return widths.widths;
    }

    /** Beside the others if they leave it room, and otherwise below. */
    private void placeRemark(int screenWidth) {
        int last = widths.length - 1;
        if (columns.get(last).room() != Column.Room.BELOW || widths[last] == HIDDEN) {
            return;
        }
        int wanted = widths[last];
        widths[last] = HIDDEN;
        long room = screenWidth - total(false) - GAP;
        widths[last] = room >= Math.min(wanted, NARROWEST_REMARK) ? (int) Math.min(wanted, room) : BELOW;
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
            least += width < 0 ? 0 : GAP + Math.min(width, NARROWEST);
        }
        for (int i = 0; i < widths.length && least > screenWidth; i++) {
            if (columns.get(i).room() == Column.Room.IF_ANY && widths[i] >= 0) {
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
     * Takes from the widest column that can give, one character at a time: first from those that may be left out, then
     * from the flexible ones, then from all.
     */
    private void shrink(int screenWidth) {
        for (long excess = total(false) - screenWidth; excess > 0; excess--) {
            int widest = widest(i -> isOptional(i) && widths[i] > NARROWEST_OPTIONAL);
            if (widest < 0) {
                widest = widest(i -> isFlexible(i) && widths[i] > NARROWEST_FLEXIBLE);
            }
            if (widest < 0) {
                widest = widest(i -> widths[i] > NARROWEST);
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
            if (widths[i] >= 0) {
                total += GAP + (shrunk && isFlexible(i) ? Math.min(widths[i], telling(i)) : widths[i]);
            }
        }
        return total;
    }

    private int telling(int column) {
        if (isOptional(column)) {
            return NARROWEST_OPTIONAL;
        }
        return columns.get(column).overflow() == Column.Overflow.PATH ? TELLING_PATH : TELLING_FLEXIBLE;
    }

    private int widest(IntPredicate mayGive) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (mayGive.test(i) && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private boolean isOptional(int column) {
        return columns.get(column).room() == Column.Room.OPTIONAL;
    }

    private boolean mayStayAway(int column) {
        return switch (columns.get(column).room()) {
            case OPTIONAL, IF_ANY, BELOW -> true;
            case FIXED, FLEXIBLE -> false;
        };
    }

    private boolean isFlexible(int column) {
        return isOptional(column) || columns.get(column).room() == Column.Room.FLEXIBLE;
    }
}
