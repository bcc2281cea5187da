package io.github.rolloutplanner.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rolloutplanner.metric.Condition.OnMetric;
import io.github.rolloutplanner.metric.Condition.Stated;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as they stand in runbooks and plans: what is understood, and what stays a text. */
class PeoplesTextsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // How long, over which time, how often.
                "Error rate > 1% for 5 minutes                          | Error rate > 1% for 5 minutes",
                "5xx error rate > 1% for 5 minutes                      | 5xx error rate > 1% for 5 minutes",
                "P95 latency > 5x baseline for 10 minutes               | P95 latency > 5x baseline for 10 minutes",
                "Checkout error rate exceeds 50% for 5 minutes          | Checkout error rate > 50% for 5 minutes",
                "Error rate > 5% sustained over 5 minutes               | Error rate > 5% for 5 minutes",
                "Total error rate > 0.5% sustained for 2+ minutes       | Total error rate > 0.5% for 2 minutes",
                "p99 latency > 2s for 10 minutes                        | p99 latency > 2s for 10 minutes",
                "Response time > 5s for 2 minutes                       | Response time > 5s for 2 minutes",
                "replica_lag_seconds > 120 for 10 minutes               | replica_lag_seconds > 120 for 10 minutes",
                "Cache hit rate < 60% for 15 minutes                    | Cache hit rate < 60% for 15 minutes",
                "p95 latency > 2x baseline for 5 consecutive minutes    | p95 latency > 2x baseline for 5 minutes",
                "HTTP 5xx >1% for 5 minutes                             | HTTP 5xx > 1% for 5 minutes",
                "replayed commands >20% for 10 min                      | replayed commands > 20% for 10 minutes",
                "GPU utilization > 95% for more than 5m                 | GPU utilization > 95% for 5 minutes",
                "Error rate > 1% for > 5 minutes                        | Error rate > 1% for 5 minutes",
                "Error rate > 1% for at least 1h30m                     | Error rate > 1% for 1 hour 30 minutes",
                "Error rate > 1% for 5 minutes or more                  | Error rate > 1% for 5 minutes",
                "error rate exceeds 1% in the first five minutes        | error rate > 1% over 5 minutes",
                "Error rate > 2% over the last 10 minutes               | Error rate > 2% over 10 minutes",
                "5xx rate > 2% / 5 min                                  | 5xx rate > 2% over 5 minutes",
                "Error rate above 5% (over a 15-minute window)          | Error rate > 5% over 15 minutes",
                "p99 > 500ms averaged over 24 hours                     | p99 > 500ms over 1 day",
                "Latency > 500ms within any 10 minute period            | Latency > 500ms over 10 minutes",
                "Error rate > 1% in 10 of 20 checks                     | Error rate > 1% in 10 of 20 checks",
                "Error rate > 1% for 3 out of 5 datapoints              | Error rate > 1% in 3 of 5 checks",
                "Error rate > 1% for 3 consecutive checks               | Error rate > 1% in 3 of 3 checks",
                "Error rate > 1%, 3 times in a row                      | Error rate > 1% in 3 of 3 checks",
                "Error rate > 1% over 5 minutes in 3 of 5 checks        | Error rate > 1% over 5 minutes in 3 of 5 checks",
                // Words for a comparison.
                "Crash rate greater than 2%                             | Crash rate > 2%",
                "Crash rate is higher than 2%                           | Crash rate > 2%",
                "Crash rate is > 2%                                     | Crash rate > 2%",
                "Availability drops below 99.9%                         | Availability < 99.9%",
                "Error rate rises above 5%                              | Error rate > 5%",
                "Latency stays under 200ms                              | Latency < 200ms",
                "Error rate must not exceed 5%                          | Error rate < 5%",
                "Error rate at most 0.5%                                | Error rate < 0.5%",
                "Success rate at least 99%                              | Success rate > 99%",
                "Success rate no less than 99%                          | Success rate > 99%",
                "Error rate no more than 1%                             | Error rate < 1%",
                // From the baseline.
                "Success rate drops >10% from baseline                  | Success rate < -10%",
                "Critical errors increase >5%                           | Critical errors > +5%",
                "Crash Rate >2% increase                                | Crash Rate > +2%",
                "Conversion drops by more than 5%                       | Conversion < -5%",
                "Latency increases by 20%                               | Latency > +20%",
                "p95 regression > +20%                                  | p95 regression > +20%",
                "error rate > 1.5× baseline                             | error rate > 1.5x baseline",
                "Escalations > 3x baseline for 10 minutes               | Escalations > 3x baseline for 10 minutes",
                "requests_per_second > 3*baseline for 10 minutes        | requests_per_second > 3x baseline for 10 minutes",
                "canary_error_rate > baseline * 1.5                     | canary_error_rate > 1.5x baseline",
                "Crawl errors > 3x                                      | Crawl errors > 3x baseline",
                "error rate > baseline + 5%                             | error rate > +5%",
                "order query error rate > 1% above baseline             | order query error rate > +1%",
                "Latency > 20% vs baseline                              | Latency > +20%",
                "Latency below 150% of baseline                         | Latency < 1.5x baseline",
                "rejections > 5x 7-day baseline                         | rejections > 5x baseline",
                "Error rate increases by 2 percentage points            | Error rate > +2pp",
                "Precision < baseline − 5pp                             | Precision < -5pp",
                "CPU > 2 percentage points above baseline               | CPU > +2pp",
                "MDD > 1.0%p above baseline                             | MDD > +1pp",
                // Numbers and units.
                "Error rate > 0,5%                                      | Error rate > 0.5%",
                "Fehlerrate > 0,125 %                                   | Fehlerrate > 0.125%",
                "Queue depth > 1,200 messages                           | Queue depth > 1200 messages",
                "Error rate > 5 percent                                 | Error rate > 5%",
                "Safety violations > 10 per minute                      | Safety violations > 10/minute",
                "Latency > 100 seconds                                  | Latency > 100 seconds",
                "Memory Leak >50MB/hour                                 | Memory Leak > 50 MB/hour",
                "エラー率 > 1%                                             | エラー率 > 1%",
                "Requests over 1s < 5%                                  | Requests over 1s < 5%",
                "Search and checkout errors < 1%                        | Search and checkout errors < 1%",
            })
    void areUnderstood(String text, String meaning) {
        assertThat(new Stated(text).measured().map(OnMetric::toString)).contains(meaning);
        assertThat(new Stated(text)).hasToString(text);
        assertThat(new Stated(meaning).measured()).isEqualTo(new Stated(text).measured());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "Error rate < 1% and latency < 500ms            => Error rate < 1%; latency < 500ms => ''",
                "Error rate > 1% or p95 > 2s for 5 minutes      => '' => Error rate > 1%; p95 > 2s for 5 minutes",
                "error_rate > 5% || crash_rate > 2%             => '' => error_rate > 5%; crash_rate > 2%",
                "A > 1% AND b > 2% OR c > 3%                    => '' => ''",
                "Error rate < 1%                                => Error rate < 1% => Error rate < 1%",
            })
    void areSeveralConditionsWhereEachPartIsOne(String text, String all, String any) {
        assertThat(texts(new Stated(text).allOf())).isEqualTo(all);
        assertThat(texts(new Stated(text).anyOf())).isEqualTo(any);
    }

    private static String texts(List<OnMetric> conditions) {
        return conditions.stream().map(OnMetric::toString).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error_rate_spike",
                "Any component completely unavailable",
                "User complaints spike",
                "Latency or error gates breached for > N minutes",
                "Health check failure, 3 consecutive failures",
                "Error rate > threshold for > 5 minutes",
                "Performance metrics within 10% of baseline",
                "CPU sustained above agreed threshold during backfill window",
                "Error rate < 1% and no complaints",
                "Error rate > 50% of alerts",
                "Error rate > 1% in 20 of 10 checks",
                "Error rate between 1% and 2%",
                "Requests > 1e12",
                "Requests > 99999999999999999999",
                "Errors > ١٪",
                "for 5 minutes",
                "> 5% for 5 minutes",
                "and",
                " or ",
                ""
            })
    void stayTextsWhereNothingIsSure(String text) {
        assertThat(new Stated(text).measured()).isEmpty();
        assertThat(new Stated(text)).hasToString(text);
    }

    /** Each place of a long text could be the one that is meant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a<",
                "a < 1% and ",
                "over 1s for 2s ",
                " ",
                "1,111",
                "for ",
                "a > 1% or ",
                "more than ",
                "1 minute ",
                "((((",
                "> 5% increase "
            })
    void areReadInTimeInProportion(String part) {
        String text = part.repeat(100_000 / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            new Stated(text).measured();
            new Stated(text).allOf();
            new Stated(text + "x > 5%").anyOf();
        });
    }

    @Test
    void sayHowLongInTypes() {
        Condition.Persistence persistence = new Stated("Error rate > 1% for 90s in 10 of 20 checks")
                .measured()
                .orElseThrow()
                .persistence();

        assertThat(persistence.lasting()).contains(Duration.ofSeconds(90));
        assertThat(persistence.window()).isEmpty();
        assertThat(persistence.breaches()).hasValue(10);
        assertThat(persistence.checks()).hasValue(20);
    }
}
