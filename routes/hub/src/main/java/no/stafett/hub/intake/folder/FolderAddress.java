package no.stafett.hub.intake.folder;

import no.stafett.hub.data.DataFolder;
import no.stafett.hub.intake.IntakeProperties;

/** How Camel looks into the parties' folders: the same for every kind of file. */
final class FolderAddress {

    private FolderAddress() {}

    /**
     * Where files of a kind are taken from, the oldest first. A file goes to {@code submit/done} when it is dealt with.
     *
     * @param names patterns of the files' names, separated by commas; upper or lower case is one
     * @param filter name of what says which of them may be taken
     * @param atOnceMax how many are taken at one look
     */
    static String of(DataFolder folder, IntakeProperties properties, String names, String filter, int atOnceMax) {
        var include = "*/submit/" + names.replace(",", ",*/submit/");
        return "file:" + folder.folders()
                + "?recursive=true&minDepth=3&maxDepth=3&antInclude=" + include
                + "&antFilterCaseSensitive=false&filter=#" + filter
                // half-written files are left alone, and no name of a file comes into a log
                + "&readLock=changed&readLockCheckInterval=50&readLockLoggingLevel=OFF"
                + "&readLockMinAge=" + properties.folderQuiet().toMillis()
                + "&delay=" + properties.folderEvery().toMillis()
                + "&sortBy=file:modified&maxMessagesPerPoll=" + atOnceMax + "&eagerMaxMessagesPerPoll=false"
                + "&runLoggingLevel=OFF&exceptionHandler=#folderFaults"
                + "&move=${file:parent}/done/${date:now:yyyyMMddHHmmssSSS}-${file:onlyname}";
    }
}
