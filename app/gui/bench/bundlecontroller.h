// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "ui/bench/history/openedbundle.h"
#include "ui/common/tokens.h"
#include "ui/document/background.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace retort {

class BundleDialog;
class FileController;
class MenuItems;
class NoticeBar;
class Prompts;
struct Session;

/// Writes runs as trace bundles, and opens those of others: from the menu, and where one is dropped on the window.
class BundleController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const FileController& files;
        MenuItems& items;
        Prompts& prompts;
        NoticeBar& notices;
        QWidget& window;
    };

    BundleController(Session& session, const Parts& parts, QObject* parent = nullptr);

    void askExport(const PastRunPtr& run, QWidget& over);
    void chooseAndOpen();
    void open(const QString& file);

Q_SIGNALS:
    void told(const QString& sentence);              ///< Of what was done, in passing.
    void warned(const QString& sentence);            ///< What a notice says, too.
    void eventWished(const retort::PastRunPtr& run); ///< Of a bundle, as a new sample.

private:
    struct Written {
        std::string file;
        Result<> done;
        std::optional<run::TraceDifference> otherStory;
    };
    struct Read {
        std::string file;
        Result<OpenedBundle> bundle;
    };

    void warn(const QString& notice, const QString& sentence, Tone tone);
    void write(const PastRunPtr& run, bool scrub, const QString& file);
    void takeWritten();
    void takeRead();

    Session& m_session;
    Parts m_parts;
    Background<Written> m_writing;
    Background<Read> m_reading;
    QString m_next; ///< To be opened when the present one is.
};

} // namespace retort
