package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The fields of one object while it is read. Whatever is wrong with them is reported on the way in. */
final class Members {
    private final Node.ObjectNode object;
    private final Problems problems;
    private final Object[] values;

    Members(Node.ObjectNode object, List<Field<?>> fields, Problems problems) {
        this.object = object;
        this.problems = problems;
        this.values = new Object[fields.size()];
        for (Field<?> field : fields) {
            read(field);
        }
        reportUnknown(fields.stream().map(Field::name).toList());
    }

    private void read(Field<?> field) {
        Node node = object.members().get(field.name());
        if (node != null) {
            values[field.index()] = field.codec().read(node, problems);
        } else if (field.required()) {
            problems.missing(object.at().child(field.name()));
        }
    }

    private void reportUnknown(List<String> known) {
        for (String key : object.members().keySet()) {
            if (!known.contains(key)) {
                problems.unknown(object.at().child(key), known);
            }
        }
    }

    /** The value of a required field. */
    <V> V get(Field<V> field) {
        return find(field).orElseThrow();
    }

    /** The value of an optional field. */
    @SuppressWarnings("unchecked") // what stands at a field's index was read by its codec
    <V> Optional<V> find(Field<V> field) {
        return Optional.ofNullable((V) values[field.index()]);
    }

    /** Reports where the object differs from one with the given fields. */
    void mustAgreeWith(Document.Content fields) {
        Document again = Document.of(out -> {
            out.startObject();
            fields.write(out);
            out.endObject();
        });
        Node expected = NodeReader.parse(again.text(), new Problems());
        new Agreement(problems).check(object, requireNonNull(expected));
    }

    /** Reports that a field does not fit the others. */
    void conflict(Field<?> field, String found, String advice) {
        problems.add(object.at().child(field.name()), found, advice);
    }

    /** Reports that the fields do not fit together. */
    void conflict(String found, String advice) {
        problems.add(object.at(), found, advice);
    }
}
