package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.FeatureFlag;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Composables for Vue 3 that answer alike on the server and in the first render of the browser. */
final class VueWriter implements SnippetWriter {
    private static final String SWITCH = """
            // src/composables/use%Feature%.js, for <component :is="view" />
            import { %vue% } from 'vue';
            import { featureFlags } from '../featureFlags.js';
            %imports%

            %targeting%
            %refs%
            export function use%Feature%(%subjects%) {
              // Server and first client render show the old behavior; the flag counts once the page is hydrated.
              const hydrated = ref(false);
              onMounted(() => {
                hydrated.value = true;
              });
              const isEnabled = computed(() => hydrated.value && %decision%);
              const view = computed(() => {
                if (isEnabled.value) {
                  // New: %new%
                  return %Feature%;
                }
                // Old: %old%
                return %Feature%Fallback;
              });
              return { isEnabled, view };
            }
            """;

    private static final String VARIANTS = """
            // src/composables/use%Feature%.js, for <component :is="view" />
            import { %vue% } from 'vue';
            import { featureFlags } from '../featureFlags.js';
            %imports%

            // The control comes first: it is also for users whose variant is not known here.
            /** @type {Map<string, import('vue').Component>} */
            const branches = new Map([
              %branches%
            ]);

            %targeting%
            %refs%
            export function use%Feature%(%subjects%) {
              // Server and first client render show the control; the flag counts once the page is hydrated.
              const hydrated = ref(false);
              onMounted(() => {
                hydrated.value = true;
              });
              const variant = computed(() => (hydrated.value ? %decision% : %controlName%));
              const view = computed(() => branches.get(variant.value) ?? %control%);
              return { variant, view };
            }
            """;

    @Override
    public String oneLine(FeatureFlag.Type type, String key, String bucketBy) {
        boolean variant = type == FeatureFlag.Type.MULTIVARIATE;
        String bucket =
                type == FeatureFlag.Type.BOOLEAN ? "" : Script.safePath(bucketBy, subject -> subject + ".value");
        String name = variant ? "variantOf%s" : "is%sEnabled";
        return "const " + name.replace("%s", Names.pascal(key, "Feature")) + " = computed(() => "
                + Script.call(variant, key, bucket) + ");";
    }

    @Override
    public String whole(SnippetRequest request) {
        UnaryOperator<String> current = subject -> "toValue(" + subject + ")";
        Map<String, String> values = Script.values(request);
        List<String> views = views(request);
        boolean reactive = !request.subjectsWithSegments().isEmpty();
        values.put("vue", "computed, onMounted, ref" + (reactive ? ", toValue" : ""));
        values.put("decision", Script.decision(request, current));
        values.put("refs", refs(request));
        values.put("imports", Script.lines(views, "import %1$s from '../components/%1$s.vue';"::formatted));
        if (!request.choosesVariant()) {
            return CodeTemplate.fill(SWITCH, values);
        }
        values.put("branches", Script.entries(request, views));
        values.put("control", views.get(0));
        values.put("controlName", Escapes.javascript(request.control()));
        return CodeTemplate.fill(VARIANTS, values);
    }

    /** Types of parameters that may be values, refs or getters. */
    private static String refs(SnippetRequest request) {
        Map<String, String> types = ScriptTypes.subjects(request);
        types.replaceAll((subject, type) -> "import('vue').MaybeRefOrGetter<" + type + " | undefined>");
        return ScriptTypes.comment(ScriptTypes.optional(types));
    }

    private static List<String> views(SnippetRequest request) {
        String feature = Script.feature(request);
        return request.choosesVariant() ? Script.branchNames(request, "") : List.of(feature, feature + "Fallback");
    }
}
