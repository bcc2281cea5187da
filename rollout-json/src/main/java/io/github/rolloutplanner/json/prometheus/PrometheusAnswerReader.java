package io.github.rolloutplanner.json.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.rolloutplanner.json.prometheus.PrometheusSeries.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an answer of Prometheus, token by token. What it does not expect is {@link Unexpected}. */
final class PrometheusAnswerReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Labels are those of strangers: they are not kept after the answer.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private final List<String> warnings = new ArrayList<>();
    private final List<PrometheusSeries> series = new ArrayList<>();
    private String status = "";
    private String errorType = "";
    private String error = "";
    private String resultType = "";

    private PrometheusAnswerReader(JsonParser parser) {
        this.parser = parser;
    }

    /** An answer that has another form than those of Prometheus. */
    static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1L;

        Unexpected(String found) {
            super(found);
        }
    }

    static PrometheusAnswer read(byte[] body) throws Unexpected {
        try (JsonParser parser = FACTORY.createParser(body)) {
            return new PrometheusAnswerReader(parser).document();
        } catch (IOException e) {
            throw new Unexpected("something that is no JSON"); // of which the parser would show a part
        }
    }

    private PrometheusAnswer document() throws IOException, Unexpected {
        parser.nextToken();
        members(this::member);
        if (parser.nextToken() != null) {
            throw new Unexpected("more than one document");
        }
        return new PrometheusAnswer(status, errorType, error, warnings, resultType, series);
    }

    /** What is done with a member of an object, whose value is the current token. */
    private interface Member {
        void read(String name) throws IOException, Unexpected;
    }

    /** What is done with an element of an array, which is the current token. */
    private interface Element {
        void read() throws IOException, Unexpected;
    }

    private void members(Member member) throws IOException, Unexpected {
        require(JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name);
        }
        require(JsonToken.END_OBJECT);
    }

    private void elements(Element element) throws IOException, Unexpected {
        require(JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    private void require(JsonToken token) throws Unexpected {
        if (parser.currentToken() != token) {
            throw new Unexpected("JSON in which " + parser.currentToken() + " stands in the place of " + token);
        }
    }

    private String text() throws IOException, Unexpected {
        require(JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private void member(String name) throws IOException, Unexpected {
        switch (name) {
            case "status" -> status = text();
            case "errorType" -> errorType = text();
            case "error" -> error = text();
            case "warnings" -> elements(() -> warnings.add(text()));
            case "data" -> data();
            default -> parser.skipChildren(); // such as infos, which are no failures
        }
    }

    /** An error has no data, or null. */
    private void data() throws IOException, Unexpected {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            members(this::dataMember);
        }
    }

    private void dataMember(String name) throws IOException, Unexpected {
        switch (name) {
            case "resultType" -> resultType = text();
            case "result" -> elements(this::oneSeries);
            default -> parser.skipChildren();
        }
    }

    private void oneSeries() throws IOException, Unexpected {
        Map<String, String> labels = new LinkedHashMap<>();
        List<Point> points = new ArrayList<>();
        members(name -> {
            switch (name) {
                case "metric" -> members(label -> labels.put(label, text()));
                case "values" -> elements(() -> points.add(point()));
                default -> throw new Unexpected("series with '" + name + "', which is none of numbers at times");
            }
        });
        series.add(new PrometheusSeries(labels, points));
    }

    private Point point() throws IOException, Unexpected {
        require(JsonToken.START_ARRAY);
        parser.nextToken();
        long time = time();
        parser.nextToken();
        double value = value(text());
        parser.nextToken();
        require(JsonToken.END_ARRAY);
        return new Point(time, value);
    }

    /** To the millisecond. By scale alone: moving the point would write out each zero of 1e400000000. */
    private long time() throws IOException, Unexpected {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isNumeric()) {
            throw new Unexpected("a time that is no number");
        }
        try {
            return parser.getDecimalValue().scaleByPowerOfTen(3).longValueExact();
        } catch (ArithmeticException e) {
            throw new Unexpected("a time that is not one of those asked for");
        }
    }

    /** A value that is no number would make every sum with it none. */
    private static double value(String text) throws Unexpected {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // +Inf, and what is no number in any language
        }
        throw new Unexpected("the value '" + (text.length() > 20 ? text.substring(0, 20) + "..." : text)
                + "', with which nothing can be counted");
    }
}
