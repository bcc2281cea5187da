package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.reason.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The values of one object while it is read. Whatever is wrong with them is reported on the way in. */
final class Members {
    private final ObjectNode object;
    private final Problems problems;
    private final Map<Field<?, ?>, Object> values = new HashMap<>();

    <T> Members(ObjectNode object, List<Field<T, ?>> fields, Problems problems) {
        this.object = object;
        this.problems = problems;
        fields.forEach(field -> put(field, field.read(object, problems)));
        if (!object.members().isEmpty()) {
            reportUnknown(fields.stream().map(Field::name).toList());
        }
    }

    private void put(Field<?, ?> field, @Nullable Object value) {
        if (value != null && value != field.absent()) {
            values.put(field, value);
        }
    }

    private void reportUnknown(List<String> known) {
        for (String key : object.members().keySet()) {
            if (!known.contains(key)) {
                problems.unknown(object.at().child(key), known);
            }
        }
    }

    /** The value of a field; for one that may be left out, what stands for that. */
    @SuppressWarnings("unchecked") // what is kept for a field was read by it
    <V> V get(Field<?, V> field) {
        Object value = values.get(field);
        return value == null ? requireNonNull(field.absent()) : (V) value;
    }

    /** Reports where the object differs from what a value is written as, leaving one field aside. */
    <T> void mustAgreeWith(T value, ObjectCodec<T> form, Field<T, ?> aside) {
        List<Field<T, ?>> others =
                form.fields().stream().filter(field -> field != aside).toList();
        Document again = Document.of(out -> ObjectCodec.write(value, others, out));
        Map<String, Node> members = new LinkedHashMap<>(object.members());
        members.remove(aside.name());
        Node expected = NodeReader.parse(again.text(), new Problems());
        new Agreement(problems).check(new ObjectNode(object.at(), members), requireNonNull(expected));
    }

    /** Reports that the object was changed after it was written, where its checksum tells. */
    void requireChecksum(Field<?, String> field) {
        if (!hasChecksum(field)) {
            conflict(
                    field,
                    "Found a checksum of something else: the document was changed after it was written.",
                    Checksum.ADVICE);
        }
    }

    /** Whether the object is as it was written. */
    boolean hasChecksum(Field<?, String> field) {
        return get(field).equals(Checksum.of(object));
    }

    /** Reports what is wrong within a field, each problem at its path there. */
    void conflicts(Field<?, ?> field, List<Problem> found) {
        for (Problem problem : found) {
            Pointer at = object.at().child(field.name());
            for (String key : List.of(problem.path().split("/"))) {
                at = at.child(key);
            }
            problems.add(at, "Found a contradiction: " + problem.found(), problem.advice());
        }
    }

    /** Reports what is refused within a field, at the keys that lead there. */
    void refused(Field<?, ?> field, List<String> keys, String found, String advice) {
        Pointer at = object.at().child(field.name());
        for (String key : keys) {
            at = at.child(key);
        }
        problems.add(at, found, advice);
    }

    /** Reports that a field does not fit the others. */
    void conflict(Field<?, ?> field, String found, String advice) {
        problems.add(object.at().child(field.name()), found, advice);
    }

    /** Reports that the fields do not fit together. */
    void conflict(String found, String advice) {
        problems.add(object.at(), found, advice);
    }
}
