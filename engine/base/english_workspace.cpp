// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> workspaceRows()
{
    static constexpr EnglishRow table[] = {
        // Reading a file. {0} is its path.
        {"workspace.not-there", "There is no file {0}. Check the path."},
        {"workspace.is-folder", "{0} is a folder, and a file is needed here."},
        {"workspace.no-regular-file", "{0} is a device or a pipe, and only an ordinary file can be opened."},
        {"workspace.cannot-read", "{0} cannot be read: {1}. Check its permissions."},
        {"workspace.too-large", "{0} is larger than {1} MiB, the most that a file may have, and was not read."},
        {"workspace.leads-outside",
         "{0} is a link to somewhere outside of the workspace, and was not followed. Put the file itself there."},

        // Opening a folder.
        {"workspace.no-folder", "There is no folder {0}. Check the path."},
        {"workspace.not-a-folder", "{0} is no folder. A workspace is a folder with a file retort.json in it."},
        {"workspace.no-manifest",
         "{0} is no Retort workspace: it has no file retort.json. Choose the folder that holds one."},
        {"workspace.cannot-list", "The folder {0} cannot be listed: {1}. Check its permissions."},
        {"workspace.manifest-no-object", "retort.json must be an object: {{\"format\": \"retort/1\", …}."},
        {"workspace.manifest-no-format",
         "retort.json does not say its format. Add \"format\": \"retort/1\" if this is a Retort workspace."},
        {"workspace.manifest-newer",
         "The workspace has the format {0}, and this version of Retort reads retort/1. Open it with a later version."},
        {"workspace.manifest-other-format",
         "The format is {0}, which is no Retort workspace; it must be \"retort/1\"."},
        {"workspace.manifest-no-text", "\"{0}\" must be text."},
        {"workspace.manifest-no-settings", "\"settings\" must be an object, such as {{\"dialect\": \"php\"}."},
        {"workspace.manifest-no-places",
         "\"profile_place\" must say where the customer's fields go, such as {{\"transaction\": \"root\"}."},
        {"workspace.manifest-no-filters", "\"filters\" must be a list of names, such as [\"currency_code\"]."},
        {"workspace.no-zone", "{0} is no time zone. Write a name such as Australia/Sydney, UTC, or an offset such as "
                              "+10:00."},
        {"workspace.no-such-choice", "{1} is no value of {0}. Choose one of {2}."},
        {"workspace.locked", "The workspace {0} is open in another window. Close it there first."},
        {"workspace.locked-by", "The workspace {0} is open in {1} (process {2} on {3}). Close it there first, or take "
                                "it over if that program is "
                                "gone."},
        {"workspace.cannot-lock",
         "The workspace {0} cannot be written to, so it cannot be locked. Check the folder's permissions."},

        // Saving. Whatever is said here, the file is as it was, unless the sentence says otherwise.
        {"workspace.link-leads-nowhere", "{0} is a link that leads nowhere ({1}), so there is nothing to save to."},
        {"workspace.save-changed", "{0} was changed by another program since it was read, so it was not saved. Read it "
                                   "again, and make the change "
                                   "there."},
        {"workspace.save-exists", "There is a file {0} already, so it was not saved. Choose another name."},
        {"workspace.save-gone", "{0} was deleted or moved by another program since it was read, so it was not saved. "
                                "Put it back, or save under "
                                "another name."},
        {"workspace.save-read-only", "{0} is read-only, so it was not saved. Allow writing to it, or save elsewhere."},
        {"workspace.save-cannot-create",
         "{0} was not saved, because no file can be made in its folder: {1}. Check the folder's permissions and the "
         "length of the name."},
        {"workspace.save-failed",
         "{0} was not saved: {1}. The file is as it was; make room on the disk, or shorten the name, and save again."},
        {"workspace.save-not-durable",
         "{0} was written, but the disk did not confirm it: {1}. It may be lost in a power cut; save again."},

        // A line that `retort-cli edit` reads.
        {"workspace.line-nul", "A zero byte stands in this line; send the line as one JSON object in UTF-8."},
        {"workspace.line-column", "column {0}"},
        {"workspace.event-no-reaction", "This is a sample event and no reaction; give it as --event."},
        {"workspace.no-profile", "This is no profile: it has to be an object with the customer's fields"},
        {"workspace.no-reaction", "This is no reaction: it has no name, no trigger and no actions."},
        {"workspace.edit-line", "A line must be an object with \"pointer\", which is text, and \"value\"."},
        {"workspace.edit-line-too-long", "The line is longer than 16 MiB, the most that is read."},
        {"workspace.cannot-delete", "{0} was not deleted: {1}. Check the permissions of its folder."},

        // The sample workspace.
        {"workspace.cannot-make-folder", "The folder {0} cannot be made: {1}. Check the permissions."},
        {"workspace.no-room-for-sample",
         "The sample workspace found no free name in {0}. Remove some of the folders named \"Retort sample\" there."},

        // The open workspace. {0} is a file's path, {1} a sentence of its own.
        {"workspace.entry-gone", "What was to be changed is no longer there. Choose it again."},
        {"workspace.place-gone", "There is nothing at {0} any more. Choose a place that is there."},
        {"workspace.text-not-saved",
         "{0} was not saved, because the text typed into it is no JSON yet. {1} Complete it, or undo it."},
        // A number box that is empty, or holds what is no number. {0} is a field or an argument, {1} what was typed.
        {"workspace.value-compared", "Give the value that {0} is compared with."},
        {"workspace.value-compared-typed", "\"{1}\" is no number. Give the value that {0} is compared with, as 7.50."},
        {"workspace.value-alone", "Give the number that is missing here."},
        {"workspace.value-alone-typed", "\"{0}\" is no number. Write it as 7.50."},
        {"workspace.value-argument", "Give a number for {0}."},
        {"workspace.value-argument-typed", "\"{1}\" is no number. Give a number for {0}, as 7.50."},
        {"workspace.incomplete-not-saved", "{0} was not saved, because a value is missing in it. {1}"},
        {"workspace.text-open",
         "{0} cannot be changed here while the text typed into it is no JSON yet. {1} Complete it, or undo it."},
        {"workspace.merge-conflict",
         "Git left both sides of a merge in this file, between lines of <<<<<<<, ======= and "
         ">>>>>>>. Resolve the merge there: keep one side of each, and take those lines "
         "out."},
        {"workspace.unreadable-not-edited", "{0} cannot be changed, because it could not be read. {1}"},

        // A new workspace.
        {"workspace.needs-name", "A workspace needs a name."},
        {"workspace.is-workspace", "{0} is a workspace already. Open it, or choose another folder."},

        // The journal of unsaved edits.
        {"workspace.no-journal", "This is no journal of Retort, or one of a later version."},
        {"workspace.journal-not-written", "The journal {0} cannot be written: {1}."},

        // Earlier versions.
        {"workspace.not-kept", "The earlier version {0} cannot be written: {1}."},
        {"workspace.version-torn", "The earlier version {0} is not whole any more, and was not read."},

        // The history of runs
        {"history.sqlite", "The history of runs cannot be read or written: {0}. Check the disk and its permissions."},
        {"history.not-ours", "history.db belongs to another program, and is left as it is. Move it elsewhere."},
        {"history.newer", "history.db is of a later version of Retort, and is left as it is. Update Retort to see it."},
        {"history.cannot-set-aside", "{0} is damaged and cannot be set aside: {1}. Move it elsewhere."},
        {"history.too-large", "This run is larger than {0} MiB, and is not kept."},
        {"history.trace-alone", "Of this run only the trace was kept; it cannot be run again."},
        {"history.gone", "This run is not kept any more."},

        // Time zones
        {"zones.none", "This system has no time zone data. Install the package tzdata."},
        {"zones.unreadable", "The time zone data of this system cannot be read: {0}. Install the package tzdata."},
        {"zones.without-rules", "The time zone data of this system ends before 2037. Install the package tzdata."},
    };
    return table;
}

} // namespace retort
