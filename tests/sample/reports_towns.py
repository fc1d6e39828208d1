"""The two cities and the town."""

from report_model import Heading, Paragraph, Report, Table
from reports_province import REQUEST, SUBJECT

OFFICE = "PHÒNG VĂN HÓA VÀ THÔNG TIN"

CAO_LANH_CITY = Report(
    parent="ỦY BAN NHÂN DÂN THÀNH PHỐ CAO LÃNH",
    issuer=OFFICE,
    number=": 212/BC-PVHTT",
    place_date="Thành phố Cao Lãnh, ngày 24 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin thành phố Cao Lãnh báo cáo như sau:"),
        Heading("1. Công tác chỉ đạo, phối hợp"),
        Paragraph(
            "- Phòng tham mưu Ủy ban nhân dân thành phố ban hành Kế hoạch số 35/KH-UBND ngày 20/02/2017 về tuyên truyền phòng, chống "
            "ma túy; phối hợp với các thành viên Ban Chỉ đạo 138 thành phố triển khai đến 15/15 xã, phường."
        ),
        Heading("2. Kết quả thực hiện"),
        Paragraph(
            "- Kết quả tập huấn và tuyên truyền trực tiếp theo đơn vị chủ trì trong giai đoạn 2016-2020:"
        ),
        Table(
            caption="Bảng 1. Kết quả tập huấn, tuyên truyền trực tiếp",
            head=(
                (
                    "TT",
                    "Đơn vị chủ trì",
                    "Tập huấn",
                    None,
                    "Tuyên truyền trực tiếp",
                    None,
                    "Số tờ rơi đã phát",
                ),
                ("^", "^", "Số lớp", "Số học viên", "Số buổi", "Số lượt người dự", "^"),
            ),
            body=(
                ("1", "Thành đoàn", "03", "150", "12", "1.140", "1.200"),
                ("2", "Hội Liên hiệp Phụ nữ", "02", "96", "10", "870", "1.000"),
                ("3", "Hội Nông dân", "02", "88", "08", "615", "600"),
                ("4", "Hội Cựu chiến binh", "01", "40", "06", "390", "300"),
                ("5", "Công an thành phố", "01", "55", "15", "1.480", "2.000"),
                ("6", "Phòng Giáo dục và Đào tạo", "03", "174", "14", "2.115", "1.400"),
                ("", "Tổng cộng", "12", "603", "65", "6.610", "6.500"),
            ),
            widths=(1.0, 4.6, 1.7, 2.1, 1.7, 2.6, 2.3),
        ),
        Paragraph(
            "- Về cổ động trực quan: treo 48 băng rôn, lắp mới 12 pa nô và dán 120 áp phích tại trụ sở cơ quan, khóm, ấp và dọc "
            "Quốc lộ 30 (QL 30); diện tích bình quân mỗi pa nô 12 m2."
        ),
        Paragraph(
            "- Đài Truyền thanh thành phố và Trang thông tin điện tử thành phố phát, đăng 215 tin, bài; hệ thống loa truyền thanh "
            "phát thanh 03 lần/ngày."
        ),
        Paragraph("- Kinh phí thực hiện là 186,5 triệu đồng từ ngân sách thành phố."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục lồng ghép nội dung cai nghiện và quản lý sau cai nghiện vào phong trào “Toàn dân đoàn kết xây dựng đời sống "
            "văn hóa”; nhân rộng các câu lạc bộ giúp đỡ người sau cai ở cơ sở."
        ),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin thành phố Cao Lãnh./."),
    ),
    recipients=("Sở TTTT;", "UBND Thành phố;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Võ Thị Ngọc Lan",
)

SA_DEC = Report(
    parent="ỦY BAN NHÂN DÂN THÀNH PHỐ SA ĐÉC",
    issuer=OFFICE,
    number=": 87/BC-PVHTT",
    place_date="Sa Đéc, ngày 21 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin thành phố Sa Đéc báo cáo kết quả như sau:"),
        Heading("1. Công tác triển khai"),
        Paragraph(
            "- Phòng tham mưu Ủy ban nhân dân Thành phố xây dựng kế hoạch tuyên truyền hằng năm; phối hợp với Công an Thành phố, "
            "Phòng Lao động - Thương binh và Xã hội thực hiện quy chế của Ban Chỉ đạo 138 Thành phố."
        ),
        Heading("2. Kết quả thực hiện"),
        Paragraph(
            "- Trong giai đoạn 2016-2020, Phòng đã tổ chức tổng cộng 06 lớp tập huấn tuyên truyền phòng, chống ma túy, trong đó: "
            "04 lớp cho công chức văn hóa và cộng tác viên các xã, phường; 02 lớp cho cán bộ Đoàn cơ sở. "
            "Các lớp tập huấn có 285 học viên."
        ),
        Paragraph(
            "- Tổ chức 24 buổi tuyên truyền lưu động tại các khóm, ấp, chợ và khu nhà trọ công nhân với 3.250 lượt người dự. "
            "Cấp phát 4.500 tờ rơi, tờ gấp; treo 30 băng rôn và lắp đặt 08 pa nô."
        ),
        Paragraph(
            "- Đài Truyền thanh thành phố (FM 96,4 MHz) phát 142 tin, bài; thời lượng chuyên mục 20 phút/tuần, "
            "hệ thống truyền thanh thông minh trực 24/24 giờ."
        ),
        Paragraph(
            "- Ban Nhân dân khóm vận động 95% hộ dân ký cam kết không có người vi phạm pháp luật về ma túy."
        ),
        Heading("3. Đánh giá chung"),
        Paragraph(
            "Tóm lại, qua 24 buổi tuyên truyền với 3.250 lượt người dự nêu trên, nhận thức của nhân dân về tác hại của ma túy "
            "được nâng lên, định kiến với người sau cai nghiện giảm dần."
        ),
        Heading("4. Kế hoạch năm 2021"),
        Paragraph("Trong năm 2021, Phòng dự kiến tổ chức 02 lớp tập huấn và 10 buổi tuyên truyền lưu động."),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin thành phố Sa Đéc./."),
    ),
    recipients=("Sở TTTT;", "UBND Thành phố;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Huỳnh Công Danh",
)

HONG_NGU_TOWN = Report(
    parent="ỦY BAN NHÂN DÂN THỊ XÃ HỒNG NGỰ",
    issuer=OFFICE,
    number=": 63/BC-PVHTT",
    place_date="Hồng Ngự, ngày 22 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin thị xã Hồng Ngự báo cáo như sau:"),
        Heading("1. Đặc điểm tình hình"),
        Paragraph(
            "- Thị xã có đường biên giới dài 18,4 km, là địa bàn phức tạp về tội phạm ma túy. "
            "Hiện toàn thị xã có 127 người nghiện ma túy có hồ sơ quản lý."
        ),
        Heading("2. Kết quả thực hiện"),
        Paragraph("- Kết quả theo từng năm như bảng sau:"),
        Table(
            caption="Biểu 1. Kết quả theo năm, giai đoạn 2016-2020",
            head=(
                (
                    "Năm",
                    "Số lớp tập huấn",
                    "Số học viên tập huấn",
                    "Số buổi tuyên truyền",
                    "Số lượt người dự",
                    "Số tờ rơi",
                ),
            ),
            body=(
                ("Năm 2016", "01", "45", "06", "620", "500"),
                ("Năm 2017", "01", "50", "08", "740", "500"),
                ("Năm 2018", "02", "96", "10", "1.050", "1.000"),
                ("Năm 2019", "02", "104", "12", "1.180", "1.000"),
                ("6 tháng đầu năm 2020", "0", "0", "04", "310", "500"),
                ("Tổng cộng", "06", "295", "40", "3.900", "3.500"),
            ),
            widths=(4.0, 2.3, 2.6, 2.5, 2.5, 2.1),
        ),
        Paragraph("- Đài Truyền thanh thị xã phát 96 tin, bài, phóng sự trên sóng FM 98,5 MHz."),
        Paragraph("- Trung bình mỗi Đài truyền thanh xã, phường phát 24 tin, bài/năm."),
        Paragraph("- Treo 26 băng rôn tại các cửa khẩu phụ, bến phà và trụ sở cơ quan."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục phối hợp với các đồn biên phòng, Mặt trận và đoàn thể tuyên truyền pháp luật cho nhân dân vùng biên."
        ),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin thị xã Hồng Ngự./."),
    ),
    recipients=("Sở TTTT;", "UBND thị xã;", "Lưu: VT."),
    position="KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG",
    signer="Đặng Minh Trí",
)
