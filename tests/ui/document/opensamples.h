// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/edit.h"
#include "tests/ui/document/samples.h"

#include <QTest>

namespace retort::samples {

/// A test with the sample files open in a workspace that knows no catalogue.
class OpenSamples : public QObject {
protected:
    void open()
    {
        workspace = std::make_unique<Workspace>(Catalogue(), &readManifest);
        workspace->open(files());
        reaction = idOf(*workspace, reactionPath);
        promoter = idOf(*workspace, promoterPath);
    }
    void describe(std::string_view text) const
    {
        const auto& document = contentOf(*workspace, reaction).document;
        QVERIFY(workspace->apply(reaction, edit::setDescription(document, text), QStringLiteral("Describe")));
    }

    std::unique_ptr<Workspace> workspace;
    EntryId reaction{};
    EntryId promoter{};
};

} // namespace retort::samples
