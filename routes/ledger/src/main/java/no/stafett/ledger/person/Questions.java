package no.stafett.ledger.person;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Queries that do not need each other's answers, asked in one turn: with few messages under way it is the turns that take the time.
 *
 * <p>The driver sends the statements of one text together, and gives their answers in order.
 */
final class Questions {

    private final List<Question> questions = new ArrayList<>();

    private record Question(String sql, Array argument, Row row) {}

    /** What is done with each row of an answer. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** A query of one argument. */
    void add(String sql, Array argument, Row row) {
        questions.add(new Question(sql, argument, row));
    }

    /** Asks all, and reads the answers in the order in which they were added. */
    void ask(Connection connection) throws SQLException {
        var all = questions.stream().map(Question::sql).collect(Collectors.joining(";\n"));
        try (var select = connection.prepareStatement(all)) {
            for (int i = 0; i < questions.size(); i++) {
                select.setArray(i + 1, questions.get(i).argument());
            }
            boolean isRows = select.execute();
            for (var question : questions) {
                if (!isRows) {
                    throw new SQLException("A query was answered without rows");
                }
                try (var rows = select.getResultSet()) {
                    while (rows.next()) {
                        question.row().read(rows);
                    }
                }
                isRows = select.getMoreResults();
            }
        }
    }
}
