package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users can call is documented, each parameter and each result of it; a record's own constructor repeats nothing. */
class JavadocTest {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @ParameterizedTest
    @ValueSource(strings = {"rollout-core", "rollout-json"})
    void nothingIsMissing(String module) throws IOException {
        Path sources = Sources.PROJECT.resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
            List<Path> exported = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !sources.relativize(file).toString().contains("internal"))
                    .toList();
            assertThat(missing(manager.getJavaFileObjectsFromPaths(exported))).isEmpty();
        }
    }

    @Test
    void whatIsMissingIsFound() throws IOException {
        assertThat(missing(List.of(new Source("/** A. */ public record A(int b) { public A { } }"))))
                .containsExactly("A: @param b");
        assertThat(missing(List.of(new Source("/** A. */ public interface A { <T> int b(T c); }"))))
                .containsExactly("A.b: a first sentence", "A.b: @param c", "A.b: @param T", "A.b: @return");
        assertThat(missing(List.of(new Source("/** A. */ public enum A { B; int c() { return 1; } }"))))
                .containsExactly("A.B: a first sentence");
        assertThat(missing(List.of(
                        new Source("/** A. */ public class A { A() { } class B { public int c; } protected int d; }"))))
                .containsExactly("A.d: a first sentence");
    }

    private static List<String> missing(Iterable<? extends JavaFileObject> sources) throws IOException {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, sources);
        Members members = new Members(DocTrees.instance(task));
        for (CompilationUnitTree unit : task.parse()) {
            members.scan(unit, "");
        }
        return members.missing;
    }

    /** The types and members that users can name. */
    private static final class Members extends TreePathScanner<Void, String> {
        private final DocTrees comments;
        private final List<String> missing = new ArrayList<>();

        Members(DocTrees comments) {
            this.comments = comments;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            if (!isVisible(type.getModifiers())) {
                return null;
            }
            String name = outer + type.getSimpleName();
            List<String> components = type.getKind() == Tree.Kind.RECORD ? components(type) : List.of();
            require(name, Stream.concat(components.stream(), names(type.getTypeParameters())), false);
            return super.visitClass(type, name + ".");
        }

        @Override
        public Void visitMethod(MethodTree method, String outer) {
            if (isVisible(method.getModifiers()) && !isOverriding(method) && !isCanonical(method)) {
                boolean hasResult = method.getReturnType() != null
                        && !method.getReturnType().toString().equals("void");
                require(
                        outer + method.getName(),
                        Stream.concat(
                                method.getParameters().stream()
                                        .map(each -> each.getName().toString()),
                                names(method.getTypeParameters())),
                        hasResult);
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, String outer) {
            if (isVisible(field.getModifiers())) {
                require(outer + field.getName(), Stream.empty(), false);
            }
            return null;
        }

        private void require(String name, Stream<String> parameters, boolean hasResult) {
            DocCommentTree comment = comments.getDocCommentTree(getCurrentPath());
            if (comment == null || comment.getFirstSentence().isEmpty()) {
                missing.add(name + ": a first sentence");
            }
            List<? extends DocTree> tags = comment == null ? List.of() : comment.getBlockTags();
            Set<String> described = tags.stream()
                    .filter(ParamTree.class::isInstance)
                    .map(tag -> ((ParamTree) tag).getName().toString())
                    .collect(toSet());
            parameters
                    .filter(each -> !described.contains(each))
                    .forEach(each -> missing.add(name + ": @param " + each));
            if (hasResult && tags.stream().noneMatch(tag -> tag.getKind() == DocTree.Kind.RETURN)) {
                missing.add(name + ": @return");
            }
        }

        private ClassTree owner() {
            return (ClassTree) getCurrentPath().getParentPath().getLeaf();
        }

        private boolean isVisible(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (!flags.contains(Modifier.PRIVATE)
                            && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                            && type.getKind() == Tree.Kind.INTERFACE);
        }

        private static boolean isOverriding(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        private boolean isCanonical(MethodTree method) {
            return owner().getKind() == Tree.Kind.RECORD
                    && method.getReturnType() == null
                    && components(owner())
                            .equals(method.getParameters().stream()
                                    .map(each -> each.getName().toString())
                                    .toList());
        }

        private static List<String> components(ClassTree type) {
            return type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .map(field -> field.getName().toString())
                    .toList();
        }

        private static Stream<String> names(List<? extends TypeParameterTree> parameters) {
            return parameters.stream().map(each -> each.getName().toString());
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///A.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
