package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.text.Wording;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Rows of comma-separated values. */
final class CsvRows {
    private CsvRows() {}

    static void read(Reader text, Consumer<FileRow> rows) throws IOException {
        CsvRecords records = new CsvRecords(text);
        Optional<List<String>> header = records.next();
        if (header.isPresent()) {
            List<String> columns = columns(header.get(), records.line());
            for (Optional<List<String>> record = records.next(); record.isPresent(); record = records.next()) {
                rows.accept(row(columns, record.get(), records.line()));
            }
        }
    }

    private static List<String> columns(List<String> header, long line) {
        List<String> columns = new ArrayList<>();
        for (String title : header) {
            columns.add(title.strip().toLowerCase(Locale.ROOT));
        }
        List<String> missing =
                FileRow.NEEDED.stream().filter(name -> !columns.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new FaultInFile(
                    line,
                    "there is no column " + Wording.and(missing)
                            + ". Name the columns in the first line, separated by commas.");
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new FaultInFile(line, "there are two columns '" + column + "'. Leave out one.");
            }
            if (!FileRow.isKnown(column)) {
                throw new FaultInFile(
                        line, "no sample has a column '" + column + "'. Leave it out, or see its spelling.");
            }
        }
        return columns;
    }

    private static FileRow row(List<String> columns, List<String> fields, long line) {
        if (fields.size() != columns.size()) {
            throw new FaultInFile(
                    line,
                    "there are " + fields.size() + " fields of " + columns.size()
                            + " columns. Give one each, empty where there is no value.");
        }
        Map<String, Object> cells = new HashMap<>();
        for (int at = 0; at < fields.size(); at++) {
            if (!fields.get(at).isEmpty()) {
                cells.put(columns.get(at), fields.get(at));
            }
        }
        return new FileRow(line, cells);
    }
}
