package io.runtrack.it.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.FileDescriptor;
import java.util.Arrays;
import java.util.List;

/** The rules beside the {@link PackageTable}, for the tree below a root package. */
final class HouseRules {
    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** The library is known to the packages alone, each named with what is below it if it ends in two dots. */
    ArchRule onlyKnownTo(String library, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(absolute(packages))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .because(library + " is known to " + Arrays.toString(packages) + " alone")
                .allowEmptyShould(true);
    }

    /** Ends the JVM: only where nothing but the command line runs in it. */
    ArchRule onlyExit(String className, String another) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .doNotHaveFullyQualifiedName(root + "." + className)
                .and()
                .doNotHaveFullyQualifiedName(root + "." + another)
                .should(never(callMethod(System.class, "exit", int.class)
                        .or(callMethod(Runtime.class, "exit", int.class))
                        .or(callMethod(Runtime.class, "halt", int.class))))
                .because("a library that ends its host's JVM is a fault, and a command that exits cannot be tested")
                .allowEmptyShould(true);
    }

    /** The standard streams belong to the host. */
    ArchRule onlyPrint(List<String> classNames) {
        DescribedPredicate<JavaClass> others = DescribedPredicate.describe(
                "are none of " + classNames,
                type -> type.getPackageName().startsWith(root)
                        && classNames.stream().noneMatch(name -> isOrIsWithin(type, root + "." + name)));
        return noClasses()
                .that(others)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(FileDescriptor.class, "out")
                .orShould()
                .accessField(FileDescriptor.class, "err")
                .because("the standard streams belong to the host")
                .allowEmptyShould(true);
    }

    private static boolean isOrIsWithin(JavaClass type, String name) {
        return type.getName().equals(name) || type.getName().startsWith(name + "$");
    }

    /**
     * Every package is {@code @NullMarked} but the annotations, which have no dependencies at all, not even on
     * JSpecify: every pipeline would get it on its class path.
     */
    ArchRule nullMarkedBut(String... packages) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(absolute(packages))
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                            events.add(SimpleConditionEvent.violated(
                                    type,
                                    type.getName() + " is in " + type.getPackageName() + ", which is not @NullMarked"));
                        }
                    }
                })
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> never(ArchCondition<JavaClass> condition) {
        return com.tngtech.archunit.lang.conditions.ArchConditions.never(condition);
    }

    private String[] absolute(String... packages) {
        return Arrays.stream(packages).map(name -> root + "." + name).toArray(String[]::new);
    }
}
