package io.github.rolloutplanner.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.OpenFeatureAPI;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.json.ChangeJson;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application runs in this process, at a clock of the test. */
@Timeout(120)
class ShopApplicationTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final int USERS = 400;
    private static final int REQUESTS_AN_HOUR = 30;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() throws SQLException {
        InstantSource clock = now::get;
        application = new SpringApplicationBuilder(ShopApplication.class)
                .properties(Map.of("server.port", "0", "rollout.every", "20", "spring.main.banner-mode", "off"))
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean("clock", InstantSource.class, () -> clock))
                .run();
        execute("create table requests (user_id varchar(40), occurred_at timestamp, status int)");
        execute("create table assignments (user_id varchar(40), assigned_at timestamp, variant varchar(20))");
    }

    @AfterEach
    void stop() throws SQLException {
        execute("shutdown");
        application.close();
        OpenFeatureAPI.getInstance().shutdown();
    }

    @Test
    void aChangeThatIsPostedIsAnsweredWithItsPlan() throws Exception {
        String change = "{\"name\": \"One-page checkout\", \"traits\": [\"payments\"]}";

        HttpResponse<String> answer = post("/plans", change);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(RolloutJson.write(
                        RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(ChangeJson.read(change))));
    }

    @Test
    void aChangeThatIsNoneIsAnsweredWithAllThatIsWrong() throws Exception {
        HttpResponse<String> answer = post("/plans", "{\"name\": 7, \"traits\": [\"money\"]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/name: ", "/traits/0: ");
    }

    @Test
    void errorsOfTheNewCheckoutTurnTheFlagOffForEachUser() throws Exception {
        assign();
        long before = usersWithTheChange();
        assertThat(before).isBetween(8L, 40L);

        for (int hour = 0; hour < 6; hour++) {
            serve(hour);
            now.set(START.plus(Duration.ofHours(hour + 1)));
            Thread.sleep(100);
        }
        while (!get("/rollout").body().contains("rolled back")) {
            Thread.sleep(50);
        }

        assertThat(get("/rollout").body()).contains("by rollout controller", "Checkout errors is detected to be");
        assertThat(usersWithTheChange()).isZero();
    }

    @Test
    void whoPausesIsInTheRolloutAndTheRestOfTheAnswersAreRefusals() throws Exception {
        assertThat(post("/rollout/pause?by=Ada&why=" + encoded("we look at a report"), "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(get("/rollout").body()).contains("paused", "Ada", "we look at a report");
        HttpResponse<String> again = post("/rollout/pause?by=Ada&why=again", "");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("paused");
    }

    /** Exposed users and as many others, as the shop does where it asks its flag. */
    private void assign() throws Exception {
        try (Connection connection = database().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into assignments values (?, ?, ?)")) {
            for (int user = 0; user < USERS; user++) {
                String variant = isExposed(user) ? "treated" : "control";
                insert.setString(1, "user-" + user);
                insert.setObject(2, LocalDateTime.ofInstant(START, ZoneOffset.UTC));
                insert.setString(3, variant);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private boolean isExposed(int user) throws Exception {
        return Boolean.parseBoolean(get("/checkout?user=user-" + user).body());
    }

    private long usersWithTheChange() throws Exception {
        long users = 0;
        for (int user = 0; user < USERS; user++) {
            users += isExposed(user) ? 1 : 0;
        }
        return users;
    }

    /** One in a hundred requests fails, of the exposed users one in five. */
    private void serve(int hour) throws SQLException {
        execute("insert into requests select a.user_id, dateadd(minute, 2 * n.x, timestamp '"
                + LocalDateTime.ofInstant(START.plus(Duration.ofHours(hour)), ZoneOffset.UTC)
                + "'), case when mod(abs(cast(ora_hash(a.user_id || n.x || '" + hour + "') as bigint)),"
                + " case when variant = 'treated' then 5 else 100 end) = 0 then 500 else 200 end"
                + " from assignments a, system_range(0, " + (REQUESTS_AN_HOUR - 1) + ") n");
    }

    private DataSource database() {
        return application.getBean(DataSource.class);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }
}
