package io.github.rolloutplanner.snippet;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FeatureFlag;
import java.util.List;
import java.util.Map;

/**
 * How Java calls a flag system. Templates name the flag by {@code KEY}, and whom it is asked for by {@code %id%}.
 *
 * @param type the client that a class is given
 * @param types what the code may name, with packages
 * @param context what comes before the question, if it is asked for one user
 * @param isOn whether the flag is on for all users
 * @param isOnFor whether it is on for one
 * @param variantFor the variant of one
 * @param switchMembers more members of the class, where it asks whether the flag is on for one
 * @param variantMembers more members of the class, where it asks for the variant of one
 * @param lines a line each that asks a flag, with {@code %key%} and {@code %bucket%}
 */
record JavaClient(
        String type,
        List<String> types,
        String context,
        String isOn,
        String isOnFor,
        String variantFor,
        String switchMembers,
        String variantMembers,
        Map<FeatureFlag.Type, String> lines) {

    static final JavaClient OPEN_FEATURE = new JavaClient(
            "Client",
            List.of(
                    "dev.openfeature.sdk.Client",
                    "dev.openfeature.sdk.EvaluationContext",
                    "dev.openfeature.sdk.ImmutableContext",
                    "dev.openfeature.sdk.Value"),
            "EvaluationContext context = new ImmutableContext(%id%, Map.of(%attribute%, new Value(%id%)));\n",
            "client.getBooleanValue(KEY, %default%)",
            "client.getBooleanValue(KEY, %default%, context)",
            "client.getStringValue(KEY, %default%, context)",
            "",
            "",
            Map.of(
                    FeatureFlag.Type.BOOLEAN,
                    "if (client.getBooleanValue(%key%, false)) { render%Feature%(); }",
                    FeatureFlag.Type.PERCENTAGE,
                    "if (client.getBooleanValue(%key%, false, new ImmutableContext(%bucket%))) { render%Feature%(); }",
                    FeatureFlag.Type.MULTIVARIATE,
                    "render%Feature%(client.getStringValue(%key%, \"control\", new ImmutableContext(%bucket%)));"));

    /** LaunchDarkly answers no question without a context. */
    static final JavaClient LAUNCH_DARKLY = new JavaClient(
            "LDClientInterface",
            List.of("com.launchdarkly.sdk.LDContext", "com.launchdarkly.sdk.server.interfaces.LDClientInterface"),
            "LDContext context = LDContext.builder(%id%).set(%attribute%, %id%).build();\n",
            "client.boolVariation(KEY, LDContext.builder(\"all-users\").anonymous(true).build(), %default%)",
            "client.boolVariation(KEY, context, %default%)",
            "client.stringVariation(KEY, context, %default%)",
            "",
            "",
            Map.of(
                    FeatureFlag.Type.BOOLEAN,
                    "if (client.boolVariation(%key%, LDContext.create(\"all-users\"), false)) { render%Feature%(); }",
                    FeatureFlag.Type.PERCENTAGE,
                    "if (client.boolVariation(%key%, LDContext.create(%bucket%), false)) { render%Feature%(); }",
                    FeatureFlag.Type.MULTIVARIATE,
                    "render%Feature%(client.stringVariation(%key%, LDContext.create(%bucket%), \"control\"));"));

    static final JavaClient UNLEASH = new JavaClient(
            "Unleash",
            List.of("io.getunleash.Unleash", "io.getunleash.UnleashContext", "io.getunleash.variant.Variant"),
            """
            UnleashContext context =
                    UnleashContext.builder().userId(%id%).addProperty(%attribute%, %id%).build();
            """,
            "client.isEnabled(KEY, %default%)",
            "client.isEnabled(KEY, context, %default%)",
            "client.getVariant(KEY, context, new Variant(%default%, \"\", true)).getName()",
            "",
            "",
            Map.of(
                    FeatureFlag.Type.BOOLEAN,
                    "if (client.isEnabled(%key%)) { render%Feature%(); }",
                    FeatureFlag.Type.PERCENTAGE,
                    "if (client.isEnabled(%key%, UnleashContext.builder().userId(%bucket%).build())) { render%Feature%(); }",
                    FeatureFlag.Type.MULTIVARIATE,
                    "render%Feature%(client.getVariant(%key%, UnleashContext.builder().userId(%bucket%).build()).getName());"));

    /** Togglz asks a provider of users whom it is asked for, and has features that are on or off. */
    static final JavaClient TOGGLZ = new JavaClient(
            "FeatureManager",
            List.of(
                    "org.togglz.core.manager.FeatureManager",
                    "org.togglz.core.user.SimpleFeatureUser",
                    "org.togglz.core.user.thread.ThreadLocalUserProvider",
                    "org.togglz.core.util.NamedFeature"),
            "",
            "client.isActive(new NamedFeature(KEY))",
            "isActive(KEY, %id%)",
            "variantOf(%id%)",
            JavaTemplates.IS_ACTIVE,
            JavaTemplates.VARIANT_OF + JavaTemplates.IS_ACTIVE,
            Map.of(
                    FeatureFlag.Type.BOOLEAN,
                    "if (client.isActive(new NamedFeature(%key%))) { render%Feature%(); }",
                    FeatureFlag.Type.PERCENTAGE,
                    "if (client.isActive(new NamedFeature(%key%))) { render%Feature%(); }",
                    FeatureFlag.Type.MULTIVARIATE,
                    "render%Feature%(client.isActive(new NamedFeature(%key%)) ? \"treatment\" : \"control\");"));

    String line(FeatureFlag.Type type) {
        return requireNonNull(lines.get(type));
    }

    /** The question that a snippet asks. */
    String question(SnippetRequest request) {
        if (request.choosesVariant()) {
            return variantFor;
        }
        return request.bucketBy().isPresent() ? isOnFor : isOn;
    }

    /** What the question needs, in the class. */
    String members(SnippetRequest request) {
        if (request.choosesVariant()) {
            return variantMembers;
        }
        return request.bucketBy().isPresent() ? switchMembers : "";
    }
}
