package no.stafett.cli;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two short texts differ. */
final class Difference {
    private Difference() {}

    /** Lines only in the first begin with {@code -}, lines only in the second with {@code +}. */
    static List<String> between(String first, String second) {
        var a = first.lines().toList();
        var b = second.lines().toList();
        var common = new int[a.size() + 1][b.size() + 1];
        for (var i = a.size() - 1; i >= 0; i--) {
            for (var j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<String>();
        var i = 0;
        var j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + a.get(i++).strip());
            } else {
                lines.add("+ " + b.get(j++).strip());
            }
        }
        return lines;
    }
}
