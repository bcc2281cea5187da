package io.github.rolloutplanner.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    private static String code(FlagPattern pattern, SnippetStyle style) {
        FeatureFlag flag = pattern == FlagPattern.MULTIVARIATE ? Flags.searchRanking() : Flags.onePageCheckout();
        return code(flag, pattern, style);
    }

    private static String code(FeatureFlag flag, FlagPattern pattern, SnippetStyle style) {
        return Snippets.of(flag, pattern, style, "One page", "Three steps").code();
    }

    @Nested
    class JavaScript {
        @Test
        void asksWhetherAFlagIsOn() {
            assertThat(code(FlagPattern.BOOLEAN, SnippetStyle.JAVASCRIPT))
                    .containsSubsequence(
                            "export function showOnePageCheckout() {",
                            "if (featureFlags.isEnabled('one-page-checkout')) {",
                            "// New: One page",
                            "renderOnePageCheckout();",
                            "} else {",
                            "// Old: Three steps",
                            "renderOnePageCheckoutFallback();");
        }

        @Test
        void passesTheBucketOfAShare() {
            assertThat(code(FlagPattern.PERCENTAGE, SnippetStyle.JAVASCRIPT))
                    .containsSubsequence(
                            "showOnePageCheckout(user)", "featureFlags.isEnabled('one-page-checkout', user?.id)");
        }

        @Test
        void choosesAmongVariantsWithTheControlFirstAndLast() {
            assertThat(code(FlagPattern.MULTIVARIATE, SnippetStyle.JAVASCRIPT))
                    .containsSubsequence(
                            "// classic: Three steps",
                            "['classic', renderSearchRankingClassic],",
                            "// semantic: One page",
                            "['semantic', renderSearchRankingSemantic],",
                            "['hybrid-2', renderSearchRankingHybrid2],",
                            "featureFlags.getVariant('search_ranking', session);",
                            "branches.get(variant) ?? renderSearchRankingClassic;");
        }

        @Test
        void asksRulesInOrderAndThenThePercentage() {
            assertThat(code(FlagPattern.TARGETING, SnippetStyle.JAVASCRIPT))
                    .containsSubsequence(
                            "function decideOnePageCheckout(user, tenant) {",
                            "// internal",
                            "if (typeof user?.email === 'string' && user.email.endsWith('@company.com')) {\n    return true;",
                            "if (user?.tier === 'beta') {\n    return true;",
                            "if (typeof tenant?.country === 'string' && ['KP', 'IR'].includes(tenant.country)) {\n    return false;",
                            "if (user?.segments?.includes('early-adopters')) {\n    return true;",
                            "return featureFlags.isEnabled('one-page-checkout', user?.id);",
                            "if (decideOnePageCheckout(user, tenant)) {");
        }
    }

    @Nested
    class Java {
        @Test
        void asksWhetherAFlagIsOn() {
            assertThat(code(FlagPattern.BOOLEAN, SnippetStyle.JAVA))
                    .contains("KEY = \"one-page-checkout\"")
                    .containsSubsequence(
                            "client.getBooleanValue(KEY, false)", "// New: One page", "// Old: Three steps")
                    .doesNotContain("ImmutableContext");
        }

        @Test
        void passesTheBucketOfAShare() {
            assertThat(code(FlagPattern.PERCENTAGE, SnippetStyle.JAVA))
                    .containsSubsequence(
                            "String userId,",
                            "new ImmutableContext(userId, Map.of(\"user.id\", new Value(userId)))",
                            "client.getBooleanValue(KEY, false, context)");
        }

        @Test
        void choosesAmongVariantsWithTheControlFirstAndLast() {
            assertThat(code(FlagPattern.MULTIVARIATE, SnippetStyle.JAVA))
                    .containsSubsequence(
                            "// classic: Three steps",
                            "Map.entry(\"classic\", renderSearchRankingClassic),",
                            "// semantic: One page",
                            "Map.entry(\"semantic\", renderSearchRankingSemantic),",
                            "Map.entry(\"hybrid-2\", renderSearchRankingHybrid2));",
                            "client.getStringValue(KEY, \"classic\", context);",
                            "branches.getOrDefault(variant, renderSearchRankingClassic).get();");
        }

        @Test
        void asksRulesInOrderAndThenThePercentage() {
            assertThat(code(FlagPattern.TARGETING, SnippetStyle.JAVA))
                    .containsSubsequence(
                            "boolean decide(String userId, Map<String, ?> attributes, Set<String> segments) {",
                            "attributes.get(\"user.email\") instanceof String"
                                    + " && ((String) attributes.get(\"user.email\")).endsWith(\"@company.com\")",
                            "\"beta\".equals(attributes.get(\"user.tier\"))",
                            "Arrays.asList(\"KP\", \"IR\").contains(attributes.get(\"tenant.country\"))",
                            "return false;",
                            "segments.contains(\"early-adopters\")",
                            "return client.getBooleanValue(KEY, false, context);");
        }
    }

    @Nested
    class Vue {
        @Test
        void asksWhetherAFlagIsOnAfterHydration() {
            assertThat(code(FlagPattern.BOOLEAN, SnippetStyle.VUE))
                    .containsSubsequence(
                            "export function useOnePageCheckout() {",
                            "const hydrated = ref(false);",
                            "onMounted(",
                            "computed(() => hydrated.value && featureFlags.isEnabled('one-page-checkout'));",
                            "// New: One page",
                            "return OnePageCheckout;",
                            "// Old: Three steps",
                            "return OnePageCheckoutFallback;");
        }

        @Test
        void followsTheBucketOfAShare() {
            assertThat(code(FlagPattern.PERCENTAGE, SnippetStyle.VUE))
                    .containsSubsequence(
                            "useOnePageCheckout(user)", "isEnabled('one-page-checkout', toValue(user)?.id)");
        }

        @Test
        void rendersTheControlUntilHydrated() {
            assertThat(code(FlagPattern.MULTIVARIATE, SnippetStyle.VUE))
                    .containsSubsequence(
                            "['classic', SearchRankingClassic],",
                            "['semantic', SearchRankingSemantic],",
                            "hydrated.value ? featureFlags.getVariant('search_ranking', toValue(session)) : 'classic'",
                            "branches.get(variant.value) ?? SearchRankingClassic");
        }

        @Test
        void asksRulesInOrderAndThenThePercentage() {
            assertThat(code(FlagPattern.TARGETING, SnippetStyle.VUE))
                    .containsSubsequence(
                            "typeof user?.email === 'string' && user.email.endsWith('@company.com')",
                            "user?.segments?.includes('early-adopters')",
                            "return featureFlags.isEnabled('one-page-checkout', user?.id);",
                            "hydrated.value && decideOnePageCheckout(toValue(user), toValue(tenant))");
        }
    }

    @Nested
    class Astro {
        @Test
        void decidesInMiddlewareAndReadsInAPage() {
            assertThat(code(FlagPattern.BOOLEAN, SnippetStyle.ASTRO))
                    .containsSubsequence(
                            "import { defineMiddleware } from 'astro:middleware';",
                            "context.locals.onePageCheckoutDecision = featureFlags.isEnabled('one-page-checkout');",
                            "return next();",
                            "// const ShownOnePageCheckout = Astro.locals.onePageCheckoutDecision",
                            "//   // New: One page",
                            "//   ? OnePageCheckout",
                            "//   // Old: Three steps",
                            "//   : OnePageCheckoutFallback;");
        }

        @Test
        void takesTheBucketOfAShareFromLocals() {
            assertThat(code(FlagPattern.PERCENTAGE, SnippetStyle.ASTRO))
                    .containsSubsequence("const { user } = context.locals;", "('one-page-checkout', user?.id);");
        }

        @Test
        void choosesAmongVariantsWithTheControlFirstAndLast() {
            assertThat(code(FlagPattern.MULTIVARIATE, SnippetStyle.ASTRO))
                    .containsSubsequence(
                            "featureFlags.getVariant('search_ranking', session);",
                            "['classic', SearchRankingClassic],",
                            "['semantic', SearchRankingSemantic],",
                            "branches.get(Astro.locals.searchRankingDecision) ?? SearchRankingClassic;");
        }

        @Test
        void asksRulesInOrderAndThenThePercentage() {
            assertThat(code(FlagPattern.TARGETING, SnippetStyle.ASTRO))
                    .containsSubsequence(
                            "typeof user?.email === 'string' && user.email.endsWith('@company.com')",
                            "return featureFlags.isEnabled('one-page-checkout', user?.id);",
                            "const { user, tenant } = context.locals;",
                            "onePageCheckoutDecision = decideOnePageCheckout(user, tenant);");
        }
    }

    @Nested
    class Appwrite {
        @Test
        void readsAndFollowsTheDocument() {
            assertThat(code(FlagPattern.BOOLEAN, SnippetStyle.APPWRITE))
                    .containsSubsequence(
                            "documentId: 'one-page-checkout'",
                            "if (flag?.enabled ?? false) {",
                            "// New: One page",
                            "// Old: Three steps",
                            "client.subscribe(channel,",
                            "new Databases(client).getDocument(FLAG)");
        }

        @Test
        void comparesTheBucketWithThePercentageOfTheDocument() {
            assertThat(code(FlagPattern.PERCENTAGE, SnippetStyle.APPWRITE))
                    .containsSubsequence(
                            "at the start 5%",
                            "bucketOf(flag, id) < flag.percentage", "if (isInPercentage(flag, user?.id)) {");
        }

        @Test
        void choosesAmongVariantsWithTheControlFirstAndLast() {
            assertThat(code(FlagPattern.MULTIVARIATE, SnippetStyle.APPWRITE))
                    .containsSubsequence(
                            "at the start semantic 25%, classic 50%, hybrid-2 25%",
                            "['classic', renderSearchRankingClassic],",
                            "flag?.variants?.[index] ?? 'classic'",
                            "variantOf(flag, session)",
                            "branches.get(variant) ?? renderSearchRankingClassic");
        }

        @Test
        void asksRulesInOrderWithTeamsAsSegments() {
            assertThat(code(FlagPattern.TARGETING, SnippetStyle.APPWRITE))
                    .containsSubsequence(
                            "if (!(flag?.enabled ?? false)) {\n    return false;",
                            "typeof user?.email === 'string' && user.email.endsWith('@company.com')",
                            "segments.includes('early-adopters')",
                            "return isInPercentage(flag, user?.id);",
                            "new Teams(client)",
                            "Query.equal('name', ['early-adopters'])");
        }
    }

    @Nested
    class Needed {
        @Test
        void isThePatternOfTheTypeAndTheOneOfRules() {
            assertThat(Snippets.neededBy(Flags.searchRanking(), SnippetStyle.VUE, "New", "Old"))
                    .extracting(Snippet::pattern)
                    .containsExactly(FlagPattern.MULTIVARIATE, FlagPattern.TARGETING);
        }

        @Test
        void isOneWithoutRules() {
            FeatureFlag flag = FeatureFlag.builder()
                    .key("x")
                    .type(FeatureFlag.Type.BOOLEAN)
                    .defaultValue(FlagValue.of(false))
                    .implementation("")
                    .build();
            assertThat(Snippets.neededBy(flag, SnippetStyle.JAVA, "New", "Old"))
                    .extracting(Snippet::pattern)
                    .containsExactly(FlagPattern.BOOLEAN);
        }
    }

    @Test
    void rulesOfAMultivariateFlagGiveVariants() {
        assertThat(code(Flags.searchRanking(), FlagPattern.TARGETING, SnippetStyle.JAVASCRIPT))
                .containsSubsequence(
                        "return 'semantic';",
                        "return 'hybrid-2';",
                        "return featureFlags.getVariant('search_ranking', session);",
                        "branches.get(variant) ?? renderSearchRankingClassic");
    }

    @Test
    void aFlagWithoutVariantsIsShownWithControlAndTreatment() {
        assertThat(code(Flags.onePageCheckout(), FlagPattern.MULTIVARIATE, SnippetStyle.JAVASCRIPT))
                .containsSubsequence("['control', ", "['treatment', ");
    }
}
