//! Elements by their names, and what each does to the layout.

macro_rules! tags {
    ($($variant:ident $name:literal;)*) => {
        /// The element's name; those that no rule asks for are all `Other`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Tag { Text, Other, $($variant,)* }

        impl Tag {
            /// Returns the element with that name, in lower case.
            pub fn of(name: &[u8]) -> Self {
                $(if name == $name { return Self::$variant; })*
                Self::Other
            }
        }
    };
}

tags! {
    Div b"div"; Span b"span"; A b"a"; P b"p"; Li b"li"; Ul b"ul"; Ol b"ol"; Br b"br"; Img b"img"; Script b"script";
    Style b"style"; Meta b"meta"; Link b"link"; Section b"section"; Article b"article"; Main b"main"; Header b"header";
    Footer b"footer"; Nav b"nav"; Aside b"aside"; Figure b"figure"; Figcaption b"figcaption"; Blockquote b"blockquote";
    H1 b"h1"; H2 b"h2"; H3 b"h3"; H4 b"h4"; H5 b"h5"; H6 b"h6"; Table b"table"; Tbody b"tbody"; Thead b"thead";
    Tfoot b"tfoot"; Tr b"tr"; Td b"td"; Th b"th"; Caption b"caption"; Colgroup b"colgroup"; Col b"col"; Dl b"dl"; Dt b"dt"; Dd b"dd";
    Pre b"pre"; Code b"code"; Hr b"hr"; Form b"form"; Fieldset b"fieldset"; Input b"input"; Button b"button";
    Select b"select"; Option b"option"; Optgroup b"optgroup"; Textarea b"textarea"; Label b"label"; Iframe b"iframe"; Object b"object";
    Embed b"embed"; Param b"param"; Source b"source"; Track b"track"; Wbr b"wbr"; Area b"area"; Base b"base";
    Video b"video"; Audio b"audio"; Canvas b"canvas"; Svg b"svg"; Math b"math"; Noscript b"noscript"; Template b"template";
    Html b"html"; Head b"head"; Body b"body"; Title b"title"; Time b"time"; Address b"address"; Details b"details";
    Summary b"summary"; Center b"center"; Dialog b"dialog"; Hgroup b"hgroup"; Menu b"menu"; Q b"q"; Cite b"cite";
    Sup b"sup"; Sub b"sub"; Em b"em"; Strong b"strong"; B b"b"; I b"i"; U b"u"; S b"s"; Del b"del"; Ins b"ins"; Small b"small"; Font b"font";
    Abbr b"abbr"; Mark b"mark"; Applet b"applet"; Frameset b"frameset"; Frame b"frame"; Legend b"legend"; Picture b"picture";
}

impl Tag {
    /// Returns whether it has no content and no end tag.
    pub fn is_void(self) -> bool {
        use Tag::{Area, Base, Br, Col, Embed, Frame, Hr, Img, Input, Link, Meta, Param, Source, Track, Wbr};
        matches!(
            self,
            Area | Base | Br | Col | Embed | Frame | Hr | Img | Input | Link | Meta | Param | Source | Track | Wbr
        )
    }

    /// Returns whether it stands in a line, and parts no paragraphs.
    pub fn is_inline(self) -> bool {
        use Tag::{
            A, Abbr, B, Button, Cite, Code, Del, Em, Font, I, Img, Input, Ins, Label, Mark, Other, Picture, Q, S,
            Small, Span, Strong, Sub, Sup, Text, Time, U, Wbr,
        };
        matches!(
            self,
            A | Abbr
                | B
                | Button
                | Cite
                | Code
                | Del
                | Em
                | Font
                | I
                | Img
                | Input
                | Ins
                | Label
                | Mark
                | Other
                | Picture
                | Q
                | S
                | Small
                | Span
                | Strong
                | Sub
                | Sup
                | Text
                | Time
                | U
                | Wbr
        )
    }

    /// Returns whether it marks words in a line: its end tag closes no block.
    pub fn is_formatting(self) -> bool {
        use Tag::{A, B, Code, Em, Font, I, S, Small, Strong, U};
        matches!(self, A | B | Code | Em | Font | I | S | Small | Strong | U)
    }

    /// Returns whether its start tag ends an open paragraph.
    pub fn ends_paragraph(self) -> bool {
        use Tag::{
            Address, Article, Aside, Blockquote, Body, Center, Details, Dialog, Div, Dl, Fieldset, Figcaption, Figure,
            Footer, Form, Header, Hgroup, Hr, Main, Menu, Nav, Ol, P, Pre, Section, Summary, Table, Ul,
        };
        self.heading().is_some()
            || matches!(
                self,
                Address
                    | Article
                    | Aside
                    | Blockquote
                    | Body
                    | Center
                    | Details
                    | Dialog
                    | Div
                    | Dl
                    | Fieldset
                    | Figcaption
                    | Figure
                    | Footer
                    | Form
                    | Header
                    | Hgroup
                    | Hr
                    | Main
                    | Menu
                    | Nav
                    | Ol
                    | P
                    | Pre
                    | Section
                    | Summary
                    | Table
                    | Ul
                    | Tag::Li
                    | Tag::Dt
                    | Tag::Dd
            )
    }

    /// Returns the level of a heading.
    pub fn heading(self) -> Option<usize> {
        [Self::H1, Self::H2, Self::H3, Self::H4, Self::H5, Self::H6]
            .iter()
            .position(|tag| *tag == self)
            .map(|at| at + 1)
    }

    /// Returns whether end tags of what stands around it do not reach through it.
    pub fn is_scope(self) -> bool {
        use Tag::{Applet, Caption, Html, Object, Table, Td, Template, Th};
        matches!(self, Applet | Caption | Html | Object | Table | Td | Template | Th)
    }

    /// Returns whether nothing in it is text of the page.
    pub fn is_opaque(self) -> bool {
        use Tag::{
            Applet, Audio, Canvas, Embed, Frameset, Iframe, Math, Noscript, Object, Script, Select, Style, Svg,
            Template, Textarea, Title, Video,
        };
        matches!(
            self,
            Applet
                | Audio
                | Canvas
                | Embed
                | Frameset
                | Iframe
                | Math
                | Noscript
                | Object
                | Script
                | Select
                | Style
                | Svg
                | Template
                | Textarea
                | Title
                | Video
        )
    }
}
