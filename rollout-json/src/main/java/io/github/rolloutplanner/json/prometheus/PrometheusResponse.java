package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.json.prometheus.PrometheusAnswerReader.Unexpected;
import io.github.rolloutplanner.operate.SourceException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * What a server sent back.
 *
 * @param server the server
 * @param response its answer
 */
record PrometheusResponse(PrometheusServer server, HttpResponse<byte[]> response) {
    private static final int LONGEST_ERROR = 300;
    private static final Map<Integer, String> ADVICE = Map.of(
            400, "Correct the query, or the timeout.",
            401, "Give credentials with withHeader(..).",
            403, "Give credentials that may read these series.",
            404, "Give the address under which /api/v1/query_range stands, without that path.",
            422, "Select fewer series, or correct the query.",
            503, "It is starting, overloaded, or took too long.");

    /** All series, or an exception: an answer in which some may be missing is none. */
    List<PrometheusSeries> series() {
        if (response.statusCode() / 100 != 2) {
            throw refused();
        }
        PrometheusAnswer answer = read();
        if (!answer.status().equals("success")) {
            throw server.fault("answered with the status '" + shortened(answer.status()) + "'" + reason(answer) + ".");
        }
        if (!answer.warnings().isEmpty()) {
            throw server.fault("warns that its answer may lack something"
                    + quoted(answer.warnings().get(0)) + ". Nothing is counted before it answers in full.");
        }
        if (!answer.resultType().equals("matrix")) {
            throw server.fault("answered with '" + shortened(answer.resultType()) + "' in the place of a matrix.");
        }
        return answer.series();
    }

    private PrometheusAnswer read() {
        try {
            return PrometheusAnswerReader.read(response.body());
        } catch (Unexpected e) {
            throw server.fault("answered with " + e.getMessage() + ".");
        }
    }

    /** Of a body that is not an error of Prometheus, such as the page of a proxy, nothing is shown. */
    private SourceException refused() {
        int status = response.statusCode();
        String advice = status / 100 == 3
                ? "It is somewhere else. Give the address to which it redirects: credentials follow no redirect."
                : ADVICE.getOrDefault(status, "It is asked again.");
        try {
            return server.fault(
                    "answered " + status + reason(PrometheusAnswerReader.read(response.body())) + ". " + advice);
        } catch (Unexpected e) {
            return server.fault("answered " + status + ". " + advice);
        }
    }

    private String reason(PrometheusAnswer answer) {
        return answer.errorType().isEmpty() ? "" : ", " + shown(answer.errorType()) + quoted(answer.error());
    }

    private String quoted(String text) {
        return text.isEmpty() ? "" : ": " + shown(text).replaceFirst("[.]$", "");
    }

    /** The text is about the query, which people wrote; unless it repeats what users are known by. */
    private String shown(String text) {
        return server.secrets().areIn(text) ? "(a text that has credentials in it)" : shortened(text);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "...";
    }
}
