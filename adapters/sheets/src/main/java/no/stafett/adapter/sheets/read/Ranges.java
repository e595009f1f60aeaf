package no.stafett.adapter.sheets.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;

/** The merged ranges of a sheet. */
final class Ranges {
    private static final int RANGES_MAX = 20_000;
    private static final int ROWS_MAX = 1_100_000;
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");

    private record Range(int left, int top, int right, int bottom) {}

    private final List<Range> ranges = new ArrayList<>();
    private final BitSet rows = new BitSet();

    void add(String reference) throws Unreadable {
        var matcher = RANGE.matcher(reference);
        if (!matcher.matches()) {
            return;
        }
        if (ranges.size() == RANGES_MAX) {
            throw new Unreadable(Finding.of(FindingCode.TOO_MANY_ELEMENTS, "limit", Integer.toString(RANGES_MAX)));
        }
        var top = Integer.parseInt(matcher.group(2));
        var bottom = Math.min(Integer.parseInt(matcher.group(4)), ROWS_MAX);
        if (top > 0 && bottom >= top) {
            ranges.add(new Range(column(matcher.group(1)), top, column(matcher.group(3)), bottom));
            rows.set(top, bottom + 1);
        }
    }

    boolean touch(int row) {
        return rows.get(row);
    }

    /** Whether a cell is part of a merged range; the column is counted from 0. */
    boolean contain(int row, int column) {
        return ranges.stream()
                .anyMatch(range -> range.top() <= row
                        && row <= range.bottom()
                        && range.left() <= column
                        && column <= range.right());
    }

    /** The last column of those that touch a row, counted from 0; -1 where none does. */
    int last(int row) {
        return ranges.stream()
                .filter(range -> range.top() <= row && row <= range.bottom())
                .mapToInt(Range::right)
                .max()
                .orElse(-1);
    }

    /** The column that letters name, counted from 0. */
    static int column(String letters) {
        var column = 0;
        for (var index = 0; index < letters.length(); index++) {
            column = column * 26 + letters.charAt(index) - 'A' + 1;
        }
        return column - 1;
    }
}
