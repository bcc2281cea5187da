package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** One reference case: its inputs by name, and the comparison within the tolerance that its file states. */
final class OracleCase {

    private final JsonNode node;
    private final double tolerance;
    private final boolean relative;

    OracleCase(JsonNode node, JsonNode file) {
        this.node = node;
        this.tolerance = (node.has("tolerance") ? node : file).get("tolerance").asDouble();
        this.relative = file.get("tolerance_kind").asText().equals("relative");
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    String text(String field) {
        return get(field).asText();
    }

    boolean flag(String field) {
        return get(field).asBoolean();
    }

    double number(String field) {
        return toDouble(get(field));
    }

    long whole(String field) {
        return get(field).asLong();
    }

    double[] numbers(String field) {
        return StreamSupport.stream(get(field).spliterator(), false)
                .mapToDouble(OracleCase::toDouble)
                .toArray();
    }

    long[] wholes(String field) {
        return StreamSupport.stream(get(field).spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    Sides sides() {
        return whole("sides") == 1 ? Sides.ONE : Sides.TWO;
    }

    void expect(String field, double actual) {
        expect(field, actual, tolerance);
    }

    void expect(String field, double actual, double within) {
        expectNumber(field, number(field), actual, within);
    }

    void expectAbsolute(String field, double actual, double within) {
        assertThat(actual).as(field).isCloseTo(number(field), within(within));
    }

    void expectWhole(String field, long actual) {
        assertThat(actual).as(field).isEqualTo(whole(field));
    }

    void expectAll(String field, double... actual) {
        double[] expected = numbers(field);
        assertThat(actual).as(field).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            expectNumber(field + "[" + i + "]", expected[i], actual[i], tolerance);
        }
    }

    void expectNumber(String what, double expected, double actual, double within) {
        if (Double.isInfinite(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
            return;
        }
        double allowed = relative ? within * Math.abs(expected) : within;
        assertThat(actual).as(what).isCloseTo(expected, within(allowed));
    }

    private JsonNode get(String field) {
        JsonNode value = node.get(field);
        assertThat(value).as("field %s of %s", field, this).isNotNull();
        return value;
    }

    private static double toDouble(JsonNode value) {
        String text = value.asText();
        return value.isNumber() ? value.asDouble() : text.equals("unspecified") ? Double.NaN : Double.parseDouble(text);
    }

    static DoubleStream doubles(long... counts) {
        return LongStream.of(counts).asDoubleStream();
    }

    @Override
    public String toString() {
        return node.get("id").asText() + " " + node.get("kind").asText();
    }
}
