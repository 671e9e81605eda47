package io.runtrack.ui.index;

import io.runtrack.annotations.FileStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a table are wanted, in which order.
 *
 * @param statuses how they ended; any when empty
 * @param type of this type; null for any
 * @param agent of this call-centre agent
 * @param error with this type of error
 * @param pathPart whose path holds this
 * @param sort by what they are sorted
 */
public record FileQuery(
        Set<FileStatus> statuses,
        @Nullable String type,
        @Nullable String agent,
        @Nullable String error,
        @Nullable String pathPart,
        Sort sort) {
    private static final int MOST_VALUES = 100;

    /** An order, and whether it is turned round. */
    public record Sort(By by, boolean descending) {}

    /** By what files are sorted. */
    public enum By {
        STARTED,
        TOOK,
        PATH,
        STATUS
    }

    /**
     * What was found.
     *
     * @param rows the rows of the page
     * @param total how many there are
     * @param facets how many there are of each value, under all other filters, by the name of the filter
     */
    public record Found(List<Integer> rows, int total, Map<String, Map<String, Integer>> facets) {}

    /** A page of the files. */
    public Found of(FileTable table, int offset, int limit) {
        return new Search(table).find(offset, limit);
    }

    /** One walk through a table. */
    private final class Search {
        private static final int STATUS = 1;
        private static final int TYPE = 2;
        private static final int AGENT = 4;
        private static final int ERROR = 8;
        private static final int ELSE = 16;

        private final FileTable table;
        private final int type;
        private final int agent;
        private final int error;
        private final @Nullable BitSet holding;
        private final int[] statusCounts = new int[FileTable.STATUSES.size()];
        private final int[] typeCounts;
        private final int[] agentCounts;
        private final int[] errorCounts;

        Search(FileTable table) {
            this.table = table;
            this.type = FileQuery.this.type == null ? 0 : table.types().find(FileQuery.this.type);
            this.agent = FileQuery.this.agent == null ? 0 : table.agents().find(FileQuery.this.agent);
            this.error = FileQuery.this.error == null ? 0 : table.errors().find(FileQuery.this.error);
            this.holding = pathPart == null ? null : table.rowsHolding(pathPart.getBytes(StandardCharsets.UTF_8));
            this.typeCounts = new int[table.types().size()];
            this.agentCounts = new int[table.agents().size()];
            this.errorCounts = new int[table.errors().size()];
        }

        Found find(int offset, int limit) {
            int[] order = table.order(
                    switch (sort.by) {
                        case STARTED, STATUS -> FileTable.Order.STARTED;
                        case TOOK -> FileTable.Order.TOOK;
                        case PATH -> FileTable.Order.PATH;
                    });
            List<Integer> rows = new ArrayList<>();
            int total = 0;
            boolean byStatus = sort.by == By.STATUS;
            for (int place = 0; place < order.length; place++) {
                int row = order[sort.descending && !byStatus ? order.length - 1 - place : place];
                if (table.isFinal(row) && count(row)) {
                    if (!byStatus && total >= offset && rows.size() < limit) {
                        rows.add(row);
                    }
                    total++;
                }
            }
            if (byStatus) {
                takeByStatus(order, rows, offset, limit);
            }
            return new Found(rows, total, facets());
        }

        /** Within a status by their start. */
        private void takeByStatus(int[] order, List<Integer> rows, int offset, int limit) {
            int passed = 0;
            int statusCount = FileTable.STATUSES.size();
            for (int i = 0; i < statusCount; i++) {
                int status = sort.descending ? statusCount - 1 - i : i;
                for (int place = 0; place < order.length && rows.size() < limit; place++) {
                    int row = order[place];
                    if (table.statusNumber(row) == status && table.isFinal(row) && missing(row) == 0) {
                        if (passed++ >= offset) {
                            rows.add(row);
                        }
                    }
                }
            }
        }

        /** Which filters leave a row out. */
        private int missing(int row) {
            int missing = statuses.isEmpty() || statuses.contains(table.status(row)) ? 0 : STATUS;
            missing |= type == 0 || table.typeNumber(row) == type ? 0 : TYPE;
            missing |= agent == 0 || table.agentNumber(row) == agent ? 0 : AGENT;
            missing |= error == 0 || table.errorNumber(row) == error ? 0 : ERROR;
            return holding == null || holding.get(row) ? missing : missing | ELSE;
        }

        private boolean count(int row) {
            int missing = missing(row);
            if ((missing & ~STATUS) == 0) {
                statusCounts[table.statusNumber(row)]++;
            }
            if ((missing & ~TYPE) == 0) {
                typeCounts[table.typeNumber(row)]++;
            }
            if ((missing & ~AGENT) == 0) {
                agentCounts[table.agentNumber(row)]++;
            }
            if ((missing & ~ERROR) == 0) {
                errorCounts[table.errorNumber(row)]++;
            }
            return missing == 0;
        }

        private Map<String, Map<String, Integer>> facets() {
            Map<String, Integer> ofStatus = new LinkedHashMap<>();
            for (int i = 0; i < statusCounts.length; i++) {
                ofStatus.put(FileTable.STATUSES.get(i).name().toLowerCase(Locale.ROOT), statusCounts[i]);
            }
            Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
            facets.put("status", ofStatus);
            facets.put("type", named(typeCounts, table.types()));
            facets.put("agent", named(agentCounts, table.agents()));
            facets.put("error", named(errorCounts, table.errors()));
            return facets;
        }

        /** The most frequent ones first. */
        private static Map<String, Integer> named(int[] counts, Names names) {
            Map<String, Integer> named = new LinkedHashMap<>();
            List<Integer> numbers = new ArrayList<>();
            for (int number = 1; number < counts.length; number++) {
                if (counts[number] > 0) {
                    numbers.add(number);
                }
            }
            numbers.sort((one, other) -> Integer.compare(counts[other], counts[one]));
            for (int number : numbers.subList(0, Math.min(numbers.size(), MOST_VALUES))) {
                named.put(String.valueOf(names.text(number)), counts[number]);
            }
            return named;
        }
    }
}
