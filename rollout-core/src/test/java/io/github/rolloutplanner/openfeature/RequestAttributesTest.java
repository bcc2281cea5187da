package io.github.rolloutplanner.openfeature;

import static io.github.rolloutplanner.openfeature.Served.CHECKOUT;
import static io.github.rolloutplanner.openfeature.Served.checkout;
import static io.github.rolloutplanner.openfeature.Served.clientOf;
import static io.github.rolloutplanner.openfeature.Served.idBelow;
import static io.github.rolloutplanner.openfeature.Served.idFrom;
import static io.github.rolloutplanner.openfeature.Served.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FlagEvaluationOptions;
import dev.openfeature.sdk.Hook;
import dev.openfeature.sdk.HookContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.ImmutableStructure;
import dev.openfeature.sdk.MutableContext;
import dev.openfeature.sdk.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a user, as OpenFeature says it. */
class RequestAttributesTest {

    private static boolean matches(String condition, EvaluationContext context) {
        return clientOf(checkout(0, condition)).getBooleanValue(CHECKOUT, false, context);
    }

    @Test
    @Tag("openfeature:3.1.1")
    @Tag("openfeature:3.1.2")
    void attributesAreFoundByTheirNames() {
        ImmutableContext context = new ImmutableContext(Map.of(
                "user.email", new Value("ann@company.com"),
                "user.age", new Value(42),
                "user.visits", new Value(7L),
                "user.score", new Value(0.5),
                "user.staff", new Value(true),
                "user.joined", new Value(Instant.parse("2026-01-05T09:30:00.25Z")),
                "tier", new Value("beta")));
        assertThat(matches("user.email ends with @company.com", context)).isTrue();
        assertThat(matches("user.age >= 42 and user.age <= 42", context)).isTrue();
        assertThat(matches("user.visits == 7", context)).isTrue();
        assertThat(matches("user.score < 0.6 and user.score > 0.4", context)).isTrue();
        assertThat(matches("user.staff == true", context)).isTrue();
        assertThat(matches("user.joined after 2026-01-05T09:30:00Z", context)).isTrue();
        assertThat(matches("user.joined before 2026-01-05T09:30:00.5Z", context))
                .isTrue();
        assertThat(matches("tier == 'beta'", context)).isTrue();
        assertThat(matches("user.phone is present", context)).isFalse();
    }

    @Test
    void attributesAreFoundInStructures() {
        Value address = new Value(new ImmutableStructure(Map.of("country", new Value("DE"))));
        Value user = new Value(new ImmutableStructure(
                Map.of("email", new Value("ann@company.com"), "address", address, "flat.name", new Value("x"))));
        ImmutableContext context = new ImmutableContext(Map.of("user", user, "plan", new Value("free")));
        assertThat(matches("user.email is present", context)).isTrue();
        assertThat(matches("user.address.country in ['DE', 'AT']", context)).isTrue();
        assertThat(matches("user.flat.name == 'x'", context)).isTrue();
        assertThat(matches("user is present", context)).isTrue();
        assertThat(matches("plan.name is present", context)).isFalse();
        assertThat(matches("user.address.city is present", context)).isFalse();
    }

    @Test
    void theNameItselfComesFirst() {
        Value user = new Value(new ImmutableStructure(Map.of("tier", new Value("free"))));
        ImmutableContext context = new ImmutableContext(Map.of("user", user, "user.tier", new Value("beta")));
        assertThat(matches("user.tier == 'beta'", context)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "user.email, email",
        "app.version, appVersion",
        "user.address.country, addressCountry",
        "tenant.id, tenantId",
        "a.b.c, aBC"
    })
    void attributesAreFoundByTheNamesThatExportsGiveThem(String attribute, String exported) {
        ImmutableContext context = new ImmutableContext("ann", Map.of(exported, new Value("x")));
        assertThat(matches(attribute + " == 'x'", context)).isTrue();
    }

    @Test
    void anIdAloneIsNobodys() {
        EvaluationContext context = new ImmutableContext(Map.of("id", new Value(idBelow(5))));
        assertThat(clientOf(checkout(5))
                        .getBooleanDetails(CHECKOUT, false, context)
                        .getErrorCode())
                .isEqualTo(ErrorCode.TARGETING_KEY_MISSING);
    }

    @Test
    void otherOwnersAreNotLeftOut() {
        ImmutableContext context = new ImmutableContext("ann", Map.of("country", new Value("DE")));
        assertThat(matches("tenant.country is present", context)).isFalse();
        assertThat(matches("tenant.id is present", context)).isFalse();
    }

    @Test
    void whatIsNullIsNotKnown() {
        MutableContext context = new MutableContext("ann");
        context.add("user.email", (String) null);
        assertThat(matches("user.email is present", context)).isFalse();
    }

    @Test
    void ofAListItIsOnlyKnownThatItIsPresent() {
        ImmutableContext context = new ImmutableContext(Map.of("user.roles", new Value(List.of(new Value("admin")))));
        assertThat(matches("user.roles is present", context)).isTrue();
        assertThat(matches("user.roles == 'admin'", context)).isFalse();
    }

    @Test
    void segmentsAreAListOfTexts() {
        String condition = "member of segment 'press'";
        assertThat(matches(condition, segments(new Value(List.of(new Value("staff"), new Value("press"))))))
                .isTrue();
        assertThat(matches(condition, segments(new Value(List.of(new Value("staff"), new Value(1))))))
                .isFalse();
        assertThat(matches(condition, segments(new Value("press")))).isFalse();
        assertThat(matches(condition, ImmutableContext.EMPTY)).isFalse();
    }

    private static ImmutableContext segments(Value segments) {
        return new ImmutableContext(Map.of("segments", segments));
    }

    @Test
    void theTargetingKeyIsTheBucketingKey() {
        Client client = clientOf(checkout(5, "user.id == 'ann'"));
        assertThat(client.getBooleanValue(CHECKOUT, false, user(idBelow(5)))).isTrue();
        assertThat(client.getBooleanValue(CHECKOUT, true, user(idFrom(5)))).isFalse();
        assertThat(client.getBooleanDetails(CHECKOUT, false, user("ann")).getReason())
                .isEqualTo("TARGETING_MATCH");
    }

    @Test
    void anAttributeOfThatNameComesBeforeTheTargetingKey() {
        Client client = clientOf(checkout(5));
        EvaluationContext in = user(idFrom(5), "user.id", new Value(idBelow(5)));
        EvaluationContext out = user(idBelow(5), "user.id", new Value(idFrom(5)));
        assertThat(client.getBooleanValue(CHECKOUT, false, in)).isTrue();
        assertThat(client.getBooleanValue(CHECKOUT, true, out)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1", "42", "1234567890123"})
    void aWholeNumberIsABucketingKeyLikeItsText(long id) {
        Client client = clientOf(checkout(50));
        boolean asText = client.getBooleanValue(CHECKOUT, false, user(Long.toString(id)));
        EvaluationContext context = new ImmutableContext(Map.of("user.id", new Value(id)));
        assertThat(client.getBooleanDetails(CHECKOUT, !asText, context).getValue())
                .isEqualTo(asText);
    }

    @Test
    @Tag("openfeature:3.2.2")
    @Tag("openfeature:3.2.3")
    void contextsOfClientAndCallAreOne() {
        Client client = clientOf(checkout(5, "user.tier == 'beta' and app.version >= 9.1.0"));
        client.setEvaluationContext(new ImmutableContext(
                idFrom(5), Map.of("app.version", new Value("9.2.0"), "user.tier", new Value("free"))));
        assertThat(client.getBooleanValue(CHECKOUT, true)).isFalse();
        EvaluationContext beta = new ImmutableContext(Map.of("user.tier", new Value("beta")));
        assertThat(client.getBooleanValue(CHECKOUT, false, beta)).isTrue();
        assertThat(client.getBooleanValue(CHECKOUT, false, user(idBelow(5)))).isTrue();
    }

    @Test
    @Tag("openfeature:4.3.4")
    void whatAHookAddsIsKnown() {
        Hook<Boolean> hook = new Hook<>() {
            @Override
            public Optional<EvaluationContext> before(HookContext<Boolean> context, Map<String, Object> hints) {
                return Optional.of(new ImmutableContext(Map.of("user.tier", new Value("beta"))));
            }
        };
        assertThat(clientOf(checkout(0, "user.tier == 'beta'"))
                        .getBooleanValue(
                                CHECKOUT,
                                false,
                                user("ann"),
                                FlagEvaluationOptions.builder().hook(hook).build()))
                .isTrue();
    }
}
