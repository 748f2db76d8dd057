// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

#include <vector>

namespace retort {

/// One page of the guide (Markdown from the program's resources), laid out with the window's fonts and colours, its
/// pictures no wider than the view.
class GuideView : public QTextBrowser {
    Q_OBJECT

public:
    explicit GuideView(QWidget* parent = nullptr);

    struct Heading {
        QString text;
        int level = 1; ///< 1 is the page's title.
        int position = 0;
    };

    /// Shows a page from its top. `page` is a resource: ":/docs/guide/design.md".
    void showPage(const QString& page);
    QString page() const { return m_page; }
    const std::vector<Heading>& headings() const { return m_headings; }
    static std::vector<Heading> headingsOf(const QString& page); ///< Of a page that is not shown.
    void showHeading(std::size_t index);

    /// The next place that has this text, from the start again after the last one; false where there is none.
    bool findNext(const QString& text, bool backward = false);

    QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void pageRequested(const QString& page); ///< A link to another page of the guide.
    void linkRequested(const QUrl& url);     ///< A link to the web.

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void follow(const QUrl& link);

    QString m_page;
    std::vector<Heading> m_headings;
    int m_pictureWidth = 0; ///< That the page is laid out for.
};

} // namespace retort
