// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "ui/bench/history/pastrun.h"

#include <QObject>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace retort {

/// Which runs to list.
struct PastRunSearch {
    QString words;              ///< All of them stand somewhere in the line or the event; "" for all.
    QString reactionFile = {};  ///< Only of this reaction; "" for all.
    std::int64_t olderThan = 0; ///< Only before this id: the next page; 0 from the latest on.
    std::size_t most = 200;

    bool operator==(const PastRunSearch&) const = default;
};

/// The latest first.
struct PastRunPage {
    std::vector<PastRunLine> lines;
    bool more = false;     ///< There are older ones.
    std::size_t total = 0; ///< Of the workspace, found or not.
};

/// Where past runs are kept: app has the database. Nothing here waits: answers come in a later turn of the event loop,
/// in this object's thread, and never after it is gone. A newer find() takes the place of one that is not answered yet.
class PastRuns : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void find(const PastRunSearch& search, std::function<void(Result<PastRunPage>)> done) = 0;
    virtual void read(std::int64_t id, std::function<void(Result<PastRunPtr>)> done) = 0;
    virtual void remove(const std::vector<std::int64_t>& ids, std::function<void(Result<>)> done) = 0;
    virtual void clear(std::function<void(Result<>)> done) = 0; ///< All of this workspace.

Q_SIGNALS:
    void recorded(const retort::PastRunLine& line); ///< Kept just now: the latest.
    void reset();                                   ///< Another workspace.
};

} // namespace retort
