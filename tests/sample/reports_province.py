"""The Department's own part, the newspaper and the provincial station."""

from report_model import PARTY, Heading, Paragraph, Report

SUBJECT = (
    "Tuyên truyền thực hiện công tác cai nghiện ma túy và quản lý sau cai nghiện ma túy giai đoạn 2016-2020"
)
REQUEST = (
    "Thực hiện Công văn số 812/STTTT-TTBCXB ngày 14/7/2020 của Sở Thông tin và Truyền thông về việc "
    "báo cáo kết quả tuyên truyền công tác cai nghiện ma túy và quản lý sau cai nghiện ma túy giai đoạn 2016-2020, "
)

# The thirteen citations of the real report, with its faults: 23/5/2029, 227 out of order, a letter among the plans.
CITED = (
    "Kế hoạch số 91/KH-STTTT ngày 26/4/2019; số 228/KH-STTTT ngày 28/11/2018; số 183/KH-STTTT ngày 15/7/2016; "
    "số 649/STTTT-BCXB ngày 28/11/2016; Công văn số 554/STTTT-TTBCXB ngày 22/8/2019; số 218/STTTT-TTBCXB ngày 15/5/2018; "
    "số 40/STTTT-TTBCXB ngày 10/01/2019; số 287/STTTT-TTBCXB ngày 23/4/2019; số 105/STTTT-TTBCXB ngày 31/01/2019; "
    "Số 247/KH-STTTT ngày 16/10/2019; số 364/STTTT-TTBCXB ngày 23/5/2029; số 227/KH-STTTT ngày 28/11/2019; "
    "số 138/STTTT-TTBCXB ngày 23/4/2018...."
)

SO_TTTT = Report(
    parent="ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
    issuer="SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
    number=": 96/BC-STTTT",
    place_date="Đồng Tháp, ngày 23 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(
            "Thực hiện Công văn số 1058/SLĐTBMXH-BTPCTNXH ngày 10/7/2020 của Sở Lao động - Thương binh và Xã hội về việc "
            "tổng kết, đánh giá công tác cai nghiện ma túy và quản lý sau cai nghiện ma túy giai đoạn 2016-2020, "
            "Sở Thông tin và Truyền thông báo cáo kết quả thực hiện của cơ quan Sở như sau:"
        ),
        Heading("1. Tình hình triển khai thực hiện"),
        Paragraph(
            "- Đảng bộ Sở đã triển khai, quán triệt cho tất cả đảng viên, công chức, viên chức, người lao động trách nhiệm "
            "đấu tranh phòng, chống ma túy, cai nghiện ma túy và quản lý sau cai nghiện; gắn việc phòng, chống tội phạm "
            "với xây dựng đơn vị văn hóa."
        ),
        Paragraph(
            "- Sở triển khai, quán triệt các văn bản của Trung ương, các kế hoạch của Ủy ban nhân dân tỉnh, Ban Chỉ đạo 138/ĐP "
            "tỉnh; phổ biến kịp thời những quy định mới của pháp luật, nhất là khoản 2 Điều 5 Quy chế phối hợp, "
            "đến toàn thể công chức, viên chức thuộc Sở."
        ),
        Heading("2. Kết quả đạt được"),
        Paragraph(
            "- Sở ban hành nhiều Kế hoạch, Công văn định hướng, chỉ đạo các cơ quan báo chí trong tỉnh và hệ thống truyền thanh "
            "cơ sở thông tin, tuyên truyền các chính sách, pháp luật trong công tác phòng, chống ma túy; kịp thời biểu dương, "
            "nhân rộng những mô hình hiệu quả, cá nhân điển hình trong công tác quản lý, giáo dục, giúp đỡ người sau cai nghiện "
            "tái hòa nhập cộng đồng.",
            note=CITED,
        ),
        Paragraph(
            "- Sở Thường xuyên mời đại diện Công an tỉnh, Sở Lao động - Thương binh và Xã hội và các ngành liên quan dự "
            "Hội nghị giao ban báo chí để cung cấp thông tin về tình hình tội phạm, an ninh trật tự và địa điểm tư vấn "
            "cai nghiện ma túy tại cộng đồng."
        ),
        Paragraph(
            "- Sở phối hợp với các đơn vị liên quan tổ chức tập huấn tuyên truyền về phòng, chống tội phạm, ma túy, mại dâm, "
            "mua bán người cho khoảng 50 học viên là phóng viên các cơ quan báo chí, công chức, viên chức phụ trách các trang "
            "tin điện tử thành phần. Phối hợp với Ban Chấp hành chi đoàn cơ quan và các đơn vị liên quan tổ chức 06 lớp tập huấn "
            "tuyên truyền chủ trương của Đảng, chính sách, pháp luật của Nhà nước về cai nghiện ma túy, quản lý sau cai nghiện "
            "ma túy cho hơn 1.200 học sinh, sinh viên, đoàn viên, thanh niên của xã, phường, thị trấn."
        ),
        Paragraph(
            "- Duy trì và thường xuyên đăng tải, cập nhật các văn bản pháp luật, văn bản của Ban Chỉ đạo 138 Trung ương và "
            "địa phương; đăng 128 tin, bài phản ánh công tác cai nghiện ma túy và quản lý sau cai nghiện ma túy trên Website "
            "tuyên truyền của tỉnh. Trang mạng xã hội của cơ quan cập nhật 15 tin tức, sự kiện; màn hình, bảng điện tử tỉnh "
            "hoạt động 24/24 giờ."
        ),
        Paragraph("- Kinh phí thực hiện trong 05 năm là 245 triệu đồng, đạt 98% dự toán được giao."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục phối hợp với Ban Tuyên giáo Tỉnh ủy định hướng, hướng dẫn các cơ quan báo chí, Phòng Văn hóa và Thông tin, "
            "hệ thống truyền thanh cơ sở trên địa bàn tỉnh đổi mới nội dung, hình thức tuyên truyền điều trị cai nghiện, "
            "quản lý sau cai cho người nghiện ma túy trong thời gian tới."
        ),
        Paragraph(
            "Trên đây là báo cáo kết quả tuyên truyền thực hiện công tác cai nghiện ma túy và quản lý sau cai nghiện ma túy "
            "giai đoạn 2016-2020 của cơ quan Sở Thông tin và Truyền thông./."
        ),
    ),
    recipients=("Sở LĐ-TB&XH;", "GĐ & PGĐ Sở;", "Lưu: VT, BCXB."),
    position="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    signer="Lê Quốc Bảo",
)

BAO_DONG_THAP = Report(
    parent="TỈNH ỦY ĐỒNG THÁP",
    issuer="BÁO ĐỒNG THÁP",
    number=" 57-BC/BĐT",
    place_date="Cao Lãnh, ngày 22 tháng 7 năm 2020",
    nation=(PARTY,),
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Báo Đồng Tháp báo cáo như sau:"),
        Heading("1. Công tác chỉ đạo"),
        Paragraph(
            "- Ban Biên tập quán triệt đến cán bộ, phóng viên Chỉ thị số 36-CT/TW ngày 16/8/2019 của Bộ Chính trị về tăng cường, "
            "nâng cao hiệu quả công tác phòng, chống và kiểm soát ma túy; các kế hoạch của Ban Chỉ đạo 138 tỉnh."
        ),
        Paragraph(
            "- Phân công 03 phóng viên theo dõi mảng nội chính; duy trì đường dây nóng 0277.3851.279 để tiếp nhận phản ánh "
            "của bạn đọc."
        ),
        Heading("2. Kết quả đăng tải"),
        Paragraph(
            "- Tổng cộng trong giai đoạn 2016-2020, Báo Đồng Tháp đã đăng 486 tin, bài về phòng, chống ma túy, cai nghiện và "
            "quản lý sau cai nghiện, trong đó: báo in 302 tin, bài; báo điện tử 184 tin, bài."
        ),
        Paragraph(
            "- Cùng kỳ giai đoạn trước (2011-2015), Báo chỉ đăng 432 tin, bài; như vậy số lượng tăng 12,5%."
        ),
        Paragraph(
            "- Chuyên trang “An ninh - Trật tự” phát hành 6.500 bản/kỳ, giới thiệu các mô hình giúp đỡ người sau cai nghiện "
            "ở hai bên tuyến QL 30, gương người thật, việc thật vượt qua ma túy để làm lại cuộc đời."
        ),
        Paragraph("- Chuyên mục pháp luật trên báo điện tử đạt khoảng 45.000 lượt truy cập."),
        Paragraph(
            "- Cuộc thi viết “Vì quê hương không có ma túy” năm 2018 nhận được 326 bài dự thi của bạn đọc trong và ngoài tỉnh."
        ),
        Paragraph("- Trong giai đoạn này, Báo không tổ chức lớp tập huấn nào về nội dung cai nghiện ma túy."),
        Paragraph("- Nhuận bút chi cho nội dung nêu trên là 325 triệu đồng, lấy từ nguồn thu của đơn vị."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục đổi mới nội dung, hình thức tuyên truyền; tăng thông tin về dịch vụ điều trị, cai nghiện tự nguyện, "
            "dạy nghề và giải quyết việc làm cho người sau cai nghiện; phê phán định kiến, kỳ thị trong cộng đồng."
        ),
        Paragraph("Trên đây là báo cáo của Báo Đồng Tháp gửi Sở Thông tin và Truyền thông tổng hợp./."),
    ),
    recipients=("Sở TTTT;", "Ban Biên tập;", "Lưu: Văn phòng."),
    position="TỔNG BIÊN TẬP",
    signer="Nguyễn Hữu Tâm",
)

DAI_PTTH = Report(
    parent="ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
    issuer="ĐÀI PHÁT THANH VÀ TRUYỀN HÌNH ĐỒNG THÁP",
    number=": 134/BC-PTTH",
    place_date="Đồng Tháp, ngày 24 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Đài Phát thanh và Truyền hình Đồng Tháp báo cáo kết quả như sau:"),
        Heading("1. Tình hình triển khai"),
        Paragraph(
            "- Đài xây dựng kế hoạch tuyên truyền hằng năm, bám sát chỉ đạo của Ban Chỉ đạo 138 tỉnh và Luật Phòng, chống ma túy; "
            "giao Phòng Thời sự chủ trì, các phòng chuyên môn phối hợp thực hiện."
        ),
        Heading("2. Kết quả thực hiện"),
        Heading("a) Trên sóng phát thanh FM 98,5 MHz"),
        Paragraph(
            "- Phát sóng hơn 350 tin, bài về phòng, chống ma túy, cai nghiện ma túy tại gia đình, cộng đồng và tại cơ sở cai nghiện."
        ),
        Paragraph("- Chuyên mục “Vì an ninh Tổ quốc” phát 04 kỳ/tháng, thời lượng 15 phút/kỳ."),
        Heading("b) Trên sóng truyền hình, kênh THĐT1"),
        Paragraph(
            "- Kênh phát sóng 24/24 giờ; trong giai đoạn 2016-2020 đã sản xuất và phát sóng 268 tin, bài, phóng sự, ghi nhận "
            "về công tác điều trị, cai nghiện và quản lý sau cai nghiện ma túy."
        ),
        Paragraph(
            "- Ngoài số tin, bài nêu trên, Đài dàn dựng riêng 12 tiểu phẩm cảnh báo tác hại của ma túy tổng hợp và phối hợp sản xuất "
            "05 phim tài liệu về người cai nghiện thành công."
        ),
        Paragraph(
            "- Theo khảo sát của Đài, tỷ lệ khán giả theo dõi thường xuyên các chuyên mục nội chính đạt 62%."
        ),
        Heading("c) Trên nền tảng số"),
        Paragraph(
            "- Trang Zalo của Đài có 18.500 người quan tâm; các phóng sự hay đều được đăng lại để lan tỏa trên mạng xã hội."
        ),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục tăng thời lượng, tần suất thông tin về công tác phòng, chống ma túy; giới thiệu kinh nghiệm, điển hình "
            "tiên tiến, các mô hình mới trong giúp đỡ người sau cai nghiện tái hòa nhập cộng đồng."
        ),
        Paragraph("Trên đây là báo cáo của Đài Phát thanh và Truyền hình Đồng Tháp./."),
    ),
    recipients=("Sở TTTT;", "Ban Giám đốc;", "Lưu: VT, TS."),
    position="GIÁM ĐỐC",
    signer="Phạm Thanh Liêm",
)
