"""Districts along the Tiền and the Hậu. Lai Vung delivers nothing."""

from report_model import Heading, Paragraph, Report, Table
from reports_province import REQUEST, SUBJECT
from reports_towns import OFFICE

CAO_LANH_DISTRICT = Report(
    parent="ỦY BAN NHÂN DÂN HUYỆN CAO LÃNH",
    issuer=OFFICE,
    number=": 142/BC-PVHTT",
    place_date="Mỹ Thọ, ngày 23 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin huyện Cao Lãnh báo cáo kết quả như sau:"),
        Heading("1. Đặc điểm tình hình"),
        Paragraph(
            "- Huyện nằm dọc QL 30, có nhiều tuyến giao thông thủy, bộ. Cơ sở Điều trị nghiện tỉnh đóng trên địa bàn hiện quản lý "
            "412 học viên. Từ năm 2016 đến năm 2020, huyện đã mở 02 lớp dạy nghề cho 50 học viên sau cai nghiện."
        ),
        Heading("2. Kết quả đạt được"),
        Paragraph(
            "- Phòng phối hợp tổ chức 08 lớp tập huấn tuyên truyền phòng, chống ma túy với 360 học viên. "
            "Trung bình mỗi lớp tập huấn có 45 học viên."
        ),
        Paragraph("- Tổ chức 30 buổi tuyên truyền tại cơ sở với 2.760 lượt người dự; phát gần 3.000 tờ rơi."),
        Paragraph("- Treo 40 băng rôn, lắp 15 tấm pa nô dọc các tuyến đường chính."),
        Paragraph(
            "- Đài Truyền thanh huyện phát 156 tin, bài trong giai đoạn 2016-2020 trên sóng FM 98,5 MHz."
        ),
        Paragraph("- Trung bình mỗi Đài truyền thanh xã, thị trấn phát 36 tin, bài/năm."),
        Paragraph("- Tổng kinh phí đã sử dụng là 1,2 tỷ đồng, trong đó vận động xã hội hóa đạt 35%."),
        Heading("3. Kế hoạch năm 2021"),
        Paragraph("Phấn đấu tổ chức 03 lớp tập huấn, 12 buổi tuyên truyền và phát 2.000 tờ rơi."),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin huyện Cao Lãnh./."),
    ),
    recipients=("Sở TTTT;", "UBND huyện;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Phan Thị Mỹ Hạnh",
)

THANH_BINH = Report(
    parent="ỦY BAN NHÂN DÂN HUYỆN THANH BÌNH",
    issuer=OFFICE,
    number=": 58/BC-PVHTT",
    place_date="Thanh Bình, ngày 24 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin huyện Thanh Bình báo cáo như sau:"),
        Heading("1. Công tác triển khai"),
        Paragraph(
            "- Phòng phối hợp với các thành viên Ban Chỉ đạo 138 huyện, chủ động lồng ghép nội dung cai nghiện ma túy vào hội thi, "
            "hội diễn, sinh hoạt câu lạc bộ và các phong trào văn hóa, văn nghệ, thể dục, thể thao ở cơ sở."
        ),
        Heading("2. Kết quả thực hiện"),
        Table(
            caption="Bảng tổng hợp số liệu giai đoạn 2016-2020",
            head=(("TT", "Nội dung", "Đơn vị tính", "Số lượng"),),
            body=(
                ("1", "Lớp tập huấn tuyên truyền phòng, chống ma túy", "lớp", "05"),
                ("2", "Người được tập huấn", "học viên", "210"),
                ("3", "Buổi tuyên truyền tại các xã, thị trấn", "buổi", "19"),
                ("4", "Người dự các buổi tuyên truyền", "lượt người", "1.430"),
                ("5", "Tờ rơi đã phát", "tờ rơi", "2.500"),
                ("6", "Tin, bài phát trên Đài Truyền thanh huyện", "tin, bài", "120"),
                ("7", "Thời lượng phát thanh", "giờ", "86"),
                ("8", "Kinh phí thực hiện", "triệu đồng", "64,5"),
            ),
            widths=(1.2, 8.6, 3.2, 3.0),
        ),
        Paragraph("- Ngoài ra, huyện treo 34 băng rôn, pa nô tại các tuyến đường trung tâm và dọc QL 30."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục phối hợp tuyên truyền, vận động người nghiện tự giác khai báo, đăng ký cai nghiện; nhân rộng mô hình "
            "“Xã không có tệ nạn ma túy”. Điện thoại liên hệ: 0277.3833.112."
        ),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin huyện Thanh Bình./."),
    ),
    recipients=("Sở TTTT;", "UBND huyện;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Bùi Quốc Việt",
)

LAP_VO = Report(
    parent="ỦY BAN NHÂN DÂN HUYỆN LẤP VÒ",
    issuer=OFFICE,
    number=": 77/BC-PVHTT",
    place_date="Lấp Vò, ngày 31 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin huyện Lấp Vò báo cáo như sau:"),
        Heading("1. Công tác triển khai"),
        Paragraph(
            "- Phòng phối hợp với Công an huyện, Phòng Lao động - Thương binh và Xã hội huyện thực hiện các kế hoạch của "
            "Ban Chỉ đạo 138 huyện; lồng ghép nội dung cai nghiện vào phong trào xây dựng nông thôn mới."
        ),
        Heading("2. Kết quả thực hiện"),
        Paragraph("- Do thiếu kinh phí, trong giai đoạn 2016-2020 huyện không tổ chức lớp tập huấn nào."),
        Paragraph("- Tổ chức 11 buổi tuyên truyền tại các xã với 780 lượt người dự; phát 1.200 tờ rơi."),
        Paragraph(
            "- Đài Truyền thanh huyện phát 64 tin, bài; mỗi ngày phát thanh 02 buổi trên sóng FM 95,5 MHz."
        ),
        Paragraph("- Vận động được 38 triệu đồng giúp đỡ các gia đình có người cai nghiện gặp khó khăn."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục củng cố đội ngũ cộng tác viên; phối hợp đưa nội dung phòng, chống ma túy vào sinh hoạt ngoại khóa ở trường học."
        ),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin huyện Lấp Vò./."),
    ),
    recipients=("Sở TTTT;", "UBND huyện;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Dương Thị Kim Chi",
)

CHAU_THANH = Report(
    parent="ỦY BAN NHÂN DÂN HUYỆN CHÂU THÀNH",
    issuer=OFFICE,
    number=": 49/BC-PVHTT",
    place_date="Châu Thành, ngày 17 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin huyện Châu Thành báo cáo như sau:"),
        Heading("1. Công tác triển khai"),
        Paragraph(
            "- Phòng tham mưu Ủy ban nhân dân huyện chỉ đạo các xã, thị trấn xây dựng kế hoạch tuyên truyền phòng, chống ma túy theo "
            "hướng dẫn của Ban Chỉ đạo 138 huyện; 12/12 xã, thị trấn đều có kế hoạch riêng."
        ),
        Heading("2. Kết quả thực hiện"),
        Paragraph(
            "- Mở 02 lớp bồi dưỡng kiến thức phòng, chống ma túy cho 70 học viên là cán bộ văn hóa, truyền thanh cơ sở."
        ),
        Paragraph(
            "- Tổ chức mười hai buổi tuyên truyền tại trường học và khu, cụm công nghiệp, có 960 lượt người nghe."
        ),
        Paragraph("- Phát 1.000 tờ gấp về tác hại của ma túy tổng hợp và các địa chỉ tư vấn cai nghiện."),
        Paragraph(
            "- Đài Truyền thanh huyện phát 75 tin, bài; chuyên mục an ninh trật tự phát vào thứ 6 hằng tuần."
        ),
        Paragraph("- Kinh phí thực hiện khoảng 85 triệu đồng."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục phối hợp với các trường học, doanh nghiệp trên địa bàn tuyên truyền cho học sinh, công nhân; giới thiệu "
            "điển hình cai nghiện thành công trên sóng truyền thanh."
        ),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin huyện Châu Thành./."),
    ),
    recipients=("Sở TTTT;", "UBND huyện;", "Lưu: VT."),
    position="PHÓ TRƯỞNG PHÒNG PHỤ TRÁCH",
    signer="Cao Hoàng Nam",
)
