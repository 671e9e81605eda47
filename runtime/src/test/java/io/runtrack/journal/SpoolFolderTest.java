package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.entry.TextFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFolderTest {

    @TempDir
    Path folder;

    @Test
    void keepsStrangersOutOfTheSpoolAndLetsOtherUsersHaveTheirsBesideIt() throws IOException {
        Path tracking = folder.resolve("missing").resolve("tracking");
        Path spoolFolder = tracking.resolve(".spool").resolve("jane");
        Spool spool = Spool.open(spoolFolder);
        try (Journal journal = spool.create(JournalHeader.of("/data", 5000), 1 << 30, TextFilter.NONE)) {
            assertThat(mode(tracking.resolve(".spool"))).isEqualTo("1777");
            assertThat(mode(spoolFolder)).isEqualTo("700");
            assertThat(mode(journal.folder())).isEqualTo("700");
            for (String file : new String[] {"lock", "head", "segment-000001"}) {
                assertThat(mode(journal.folder().resolve(file))).as(file).isEqualTo("600");
            }
        }
        assertThatCode(() -> Spool.open(spoolFolder)).doesNotThrowAnyException();
    }

    @Test
    void closesAFolderOfItsOwnThatIsOpenToOthers() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        Spool.open(open);

        assertThat(mode(open)).isEqualTo("700");
        assertThat(open).isEmptyDirectory();
    }

    @Test
    void doesNotCloseAFolderThatOthersUse() throws IOException {
        Path everybodys = Files.createDirectory(folder.resolve("tmp"));
        Files.setAttribute(everybodys, "unix:mode", 01777);
        Path others = Files.createFile(everybodys.resolve("socket"));

        assertThatThrownBy(() -> Spool.open(everybodys))
                .hasMessageContainingAll(everybodys.toString(), "in use by others", "socket", "TRACKING_SPOOL");
        assertThat(mode(everybodys)).isEqualTo("1777");

        Files.delete(others);
        Spool.open(everybodys)
                .create(Samples.ofAnotherProcess(), Samples.SMALL, LocalDisk.of(folder))
                .close();
        assertThat(mode(everybodys)).as("a mount that is there for the spool").isEqualTo("700");
        Files.setAttribute(everybodys, "unix:mode", 01777);
        assertThatCode(() -> Spool.open(everybodys)).doesNotThrowAnyException();
    }

    @Test
    void refusesLinksAndFiles() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target").resolve("jane"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Path file = Files.createFile(folder.resolve("file"));
        Path parent = Files.createSymbolicLink(folder.resolve(".spool"), folder.resolve("target"));

        assertThatThrownBy(() -> Spool.open(link))
                .hasMessageContainingAll(link.toString(), "symbolic link", "TRACKING_SPOOL");
        assertThatThrownBy(() -> Spool.open(file))
                .hasMessageContainingAll(file.toString(), "not a folder", "TRACKING_SPOOL");
        assertThatThrownBy(() -> Spool.open(parent.resolve("jane")))
                .hasMessageContainingAll(parent.toString(), "symbolic link", "TRACKING_SPOOL");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void refusesForeignFoldersAndForeignJournals() throws IOException {
        UserPrincipal stranger = stranger();
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.setOwner(foreign, stranger);

        assertThatThrownBy(() -> Spool.open(foreign))
                .hasMessageContainingAll(foreign.toString(), "nobody", "root", "TRACKING_SPOOL");
        assertThat(foreign).isEmptyDirectory();

        Spool spool = Spool.open(folder.resolve("own"));
        Journal journal = spool.create(Samples.ofAnotherProcess(), Samples.SMALL, LocalDisk.of(folder));
        journal.close();
        Files.setOwner(journal.folder(), stranger);
        assertThat(Samples.claimDead(spool, header -> true)).isEmpty();
    }

    @Test
    void takesASharedParentThatIsNotStickyOnlyFromItself() throws IOException {
        Path parent = Files.createDirectories(folder.resolve("tracked").resolve(".spool"));
        Files.setAttribute(parent, "unix:mode", 0777);
        Spool.open(parent.resolve("jane"));
        assertThat(mode(parent)).as("made sticky").isEqualTo("1777");

        UserPrincipal stranger = stranger();
        Files.setOwner(parent, stranger);
        Files.setAttribute(parent, "unix:mode", 01777);
        assertThatCode(() -> Spool.open(parent.resolve("jane"))).doesNotThrowAnyException();
        Files.setAttribute(parent, "unix:mode", 0775);
        assertThatThrownBy(() -> Spool.open(parent.resolve("jane")))
                .hasMessageContainingAll(parent.toString(), "nobody", "sticky", "chmod 1777", "TRACKING_SPOOL");
        assertThat(mode(parent)).as("not ours to change").isEqualTo("775");
        Files.setAttribute(parent, "unix:mode", 0755);
        assertThatCode(() -> Spool.open(parent.resolve("jane"))).doesNotThrowAnyException();
    }

    @Test
    void leavesNothingBesideTheSharedParent() throws IOException {
        Spool.open(folder.resolve(".spool").resolve("jane"));

        assertThat(folder.toFile().list()).containsExactly(".spool");
    }

    private UserPrincipal stranger() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    }

    @Test
    void mapsOnlyWhereAMappingCannotFault() {
        assertThat(LocalDisk.isSafeToMap("ext4")).isTrue();
        assertThat(LocalDisk.isSafeToMap("overlay")).isTrue();
        assertThat(LocalDisk.isSafeToMap("btrfs")).isFalse();
        assertThat(LocalDisk.isSafeToMap("nfs4")).isFalse();
        assertThat(LocalDisk.isSafeToMap("something new")).isFalse();
        assertThat(LocalDisk.isSafeToMap(Path.of("/proc"))).isFalse();
    }

    @Test
    void refusesADestinationThatDoesNotFitTheHeader() throws IOException {
        String longest = "€".repeat(1365) + "x";
        assertThatThrownBy(() -> JournalHeader.of(longest + "x", 5000))
                .hasMessageContainingAll("4097", "4096", "shorter");
        try (Journal journal = Spool.open(folder).create(JournalHeader.of(longest, 5000), 1 << 30, TextFilter.NONE)) {
            assertThat(StoredHead.read(journal.folder()).header()).isEqualTo(journal.header());
        }
    }

    private static String mode(Path path) throws IOException {
        return Integer.toOctalString((int) Files.getAttribute(path, "unix:mode") & 07777);
    }
}
